package dev.daybook.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An answer as a page shows it, compared with the one that came.
 *
 * <p>Ids, hashes and instants in an answer differ with each run: any UUID is as good as the shown one, and so is any hash of
 * 64 hexadecimal digits and any instant. Everything else must be equal. In JSON {@code "…"} stands for any value, a member
 * {@code "…": "…"} for any more members, and {@code "…"} at the end of an array for any more elements; one block may show
 * several answers. In text {@code …} stands for anything in a line, and a line {@code …} for any lines.
 */
final class ShownAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANYTHING = "…";
    private static final String SAME_ID = "00000000-0000-0000-0000-000000000000";

    private ShownAnswer() {}

    /** What the answer that came has else than the shown one; nothing if they agree. */
    static Optional<String> difference(DocumentedPage.Block shown, String came) {
        if (shown.language().equals("text")) {
            return textFits(shown.text(), came)
                    ? Optional.empty()
                    : Optional.of("shown is\n" + shown.text() + "but this came:\n" + came);
        }
        try {
            return differentJson(values(shown.text()), values(came)).map(found -> found + "; this came:\n" + came);
        } catch (IOException noJson) {
            return Optional.of("this is no JSON (" + noJson.getMessage() + "):\n" + came);
        }
    }

    private static List<JsonNode> values(String text) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                values.add(JSON.readTree(parser));
            }
        }
        return values;
    }

    private static Optional<String> differentJson(List<JsonNode> shown, List<JsonNode> came) {
        if (shown.size() != came.size()) {
            return Optional.of("shown are " + shown.size() + " answers, but " + came.size() + " came");
        }
        for (int i = 0; i < shown.size(); i++) {
            Optional<String> difference = difference(shown.get(i), came.get(i), "");
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(JsonNode shown, JsonNode came, String path) {
        if (shown.isTextual() && shown.textValue().equals(ANYTHING)) {
            return Optional.empty();
        }
        if (shown.isObject() && came.isObject()) {
            return differentMembers(shown, came, path);
        }
        if (shown.isArray() && came.isArray()) {
            return differentElements(shown, came, path);
        }
        boolean equal;
        if (shown.isTextual() && came.isTextual()) {
            equal = alike(shown.textValue()).equals(alike(came.textValue()));
        } else {
            equal = shown.equals(came);
        }
        return equal ? Optional.empty() : Optional.of("at " + path + " shown is " + shown + ", but " + came + " came");
    }

    private static Optional<String> differentMembers(JsonNode shown, JsonNode came, String path) {
        for (var member : shown.properties()) {
            String name = member.getKey();
            if (name.equals(ANYTHING)) {
                continue;
            }
            if (!came.has(name)) {
                return Optional.of("there is no " + path + "/" + name);
            }
            Optional<String> difference = difference(member.getValue(), came.get(name), path + "/" + name);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return came.properties().stream()
                .map(member -> member.getKey())
                .filter(name -> !shown.has(name) && !shown.has(ANYTHING))
                .findFirst()
                .map(name -> path + "/" + name + " is not shown");
    }

    private static Optional<String> differentElements(JsonNode shown, JsonNode came, String path) {
        boolean more = !shown.isEmpty() && shown.get(shown.size() - 1).asText().equals(ANYTHING);
        int size = more ? shown.size() - 1 : shown.size();
        if (more ? came.size() < size : came.size() != size) {
            return Optional.of("at " + path + " shown are " + size + " elements, but " + came.size() + " came");
        }
        for (int i = 0; i < size; i++) {
            Optional<String> difference = difference(shown.get(i), came.get(i), path + "/" + i);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static boolean textFits(String shown, String came) {
        String pattern = alike(shown.strip())
                .lines()
                .map(String::strip)
                .map(line -> line.equals(ANYTHING) ? "(?:.*\\n)*?" : anythingIn(line) + "\\s*\\n")
                .collect(Collectors.joining());
        return Pattern.matches(pattern, alike(came.strip()) + "\n");
    }

    private static String anythingIn(String line) {
        return "\\s*"
                + Pattern.compile(ANYTHING)
                        .splitAsStream(line + " ")
                        .map(part -> Pattern.quote(part.stripTrailing()))
                        .collect(Collectors.joining(".*"));
    }

    /** The text with one id, one hash and one instant in the place of all. */
    private static String alike(String text) {
        return text.replaceAll("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", SAME_ID)
                .replaceAll("\\b[0-9a-f]{64}\\b", "0".repeat(64))
                .replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "2026-01-05T12:00:00Z");
    }
}

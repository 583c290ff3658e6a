package dev.daybook.adapters.rest.problem;

import dev.daybook.adapters.rest.json.ApiJson;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request whose path and query cannot be read, or whose head is too large. The HTTP server would refuse it by a
 * bare 400, so it is configured to let such requests through; JAX-RS would fail at them.
 */
public class HeadFilter extends HttpFilter {

    static final int MOST_CHARACTERS = 16 * 1024;
    static final int MOST_HEADERS = 64;

    private static final long serialVersionUID = 1;

    // without brackets: no path or query of this API has any
    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + "-._~:/?@!$&'()*+,;=";

    private final transient ApiJson json;

    @Inject
    public HeadFilter(ApiJson json) {
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int headers = 0;
        long characters = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers++;
                characters += name.length() + value.length();
            }
        }
        Optional<Problem> refusal = refusal(request.getRequestURI(), request.getQueryString(), headers, characters);
        if (refusal.isPresent()) {
            ProblemServlet.write(json, response, refusal.get().at(request.getRequestURI()));
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param path as it was sent, not decoded
     * @param query as it was sent, not decoded
     * @param headers how many there are
     * @param characters how many the headers have, names and values
     */
    static Optional<Problem> refusal(String path, @Nullable String query, int headers, long characters) {
        long all = path.length() + (query == null ? 0 : query.length()) + characters;
        if (all > MOST_CHARACTERS || headers > MOST_HEADERS) {
            return Optional.of(Problem.of(
                    431,
                    "request.head-too-large",
                    "Path, query and headers have at most " + MOST_CHARACTERS + " characters and " + MOST_HEADERS
                            + " headers; this request has " + all + " and " + headers
                            + ". Send fewer or shorter headers."));
        }
        return isReadable(path) && (query == null || isReadable(query))
                ? Optional.empty()
                : Optional.of(Problem.of(
                        400,
                        "request.malformed",
                        "The path or query has a character that must be percent-encoded, a % without two hexadecimal"
                                + " digits behind it, or bytes that are not UTF-8. Encode text as UTF-8, such as %C3%A9; a"
                                + " percent sign is %25."));
    }

    /** Whether the text has only the characters of RFC 3986, and is UTF-8 when it is decoded. */
    private static boolean isReadable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return false;
                }
                bytes.write(16 * high + low);
                i += 2;
            } else if (ALLOWED.indexOf(c) >= 0) {
                bytes.write(c);
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}

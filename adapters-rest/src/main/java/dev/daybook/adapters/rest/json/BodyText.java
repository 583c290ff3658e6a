package dev.daybook.adapters.rest.json;

import dev.daybook.adapters.rest.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a body as text. It refuses a body that is too large or not UTF-8. */
public final class BodyText {

    /** The most bytes that a JSON body may have. */
    public static final int MOST_BYTES = 1024 * 1024;

    private BodyText() {}

    /**
     * The whole body.
     *
     * @param declaredLength the header Content-Length, if the request has it
     * @throws ProblemException if it is not UTF-8, or too large; a declared length is checked before reading
     */
    public static String read(InputStream body, @Nullable String declaredLength) throws IOException {
        if (declaredLength != null && isMoreThanAccepted(declaredLength)) {
            throw tooLarge();
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        return utf8(bytes, 0, bytes.length);
    }

    /**
     * Decodes these bytes.
     *
     * @throws ProblemException if they are not UTF-8
     */
    public static String utf8(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw ProblemException.unreadable(
                    JsonRefusal.UNREADABLE, "The body is not valid UTF-8. Encode it as UTF-8.");
        }
    }

    private static boolean isMoreThanAccepted(String declaredLength) {
        try {
            return Long.parseLong(declaredLength.trim()) > MOST_BYTES;
        } catch (NumberFormatException noLength) {
            return false;
        }
    }

    private static ProblemException tooLarge() {
        return ProblemException.tooLarge(
                "request.too-large", "A body has at most " + MOST_BYTES + " bytes. Send less in one request.");
    }
}

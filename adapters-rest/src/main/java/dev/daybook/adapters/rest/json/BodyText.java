package dev.daybook.adapters.rest.json;

import dev.daybook.adapters.rest.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a body as text: at most so many bytes of it, and only if it is UTF-8 throughout. */
public final class BodyText {

    /** The most bytes that a JSON body may have. */
    public static final int MOST_BYTES = 1024 * 1024;

    private BodyText() {}

    /**
     * The whole body.
     *
     * @param declaredLength what the request says of its length, if it does
     * @throws ProblemException if it is too large, which is said before it is read where possible, or no UTF-8
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
     * Those bytes as text.
     *
     * @throws ProblemException if they are no UTF-8
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
            throw ProblemException.unreadable(JsonRefusal.UNREADABLE, "The body is not UTF-8.");
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
        return ProblemException.tooLarge("request.too-large", "A body has at most " + MOST_BYTES + " bytes.");
    }
}

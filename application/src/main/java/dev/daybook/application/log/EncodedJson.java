package dev.daybook.application.log;

/** A record as canonical JSON (components in order of declaration, no white space), with the digest of that text. */
public record EncodedJson(String text, Digest digest) {

    /** That text with its digest. */
    public static EncodedJson of(String text) {
        return new EncodedJson(text, Digest.of(text));
    }
}

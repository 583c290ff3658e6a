package dev.daybook.architecture.planted.adapters.persistence.json;

/** Keeps the rule: it is a codec of the log. */
final class JacksonEventCodec {

    String encode(Object record) {
        return CanonicalJson.write(record);
    }
}

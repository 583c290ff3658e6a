package dev.daybook.architecture.planted.adapters.persistence.json;

/** The frozen form, as far as a rule is concerned. */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String write(Object record) {
        return record.toString();
    }
}

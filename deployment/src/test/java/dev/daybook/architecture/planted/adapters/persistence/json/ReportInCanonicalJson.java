package dev.daybook.architecture.planted.adapters.persistence.json;

import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("only the log's codecs use the canonical JSON")
final class ReportInCanonicalJson {

    String write(Object report) {
        return CanonicalJson.write(report);
    }
}

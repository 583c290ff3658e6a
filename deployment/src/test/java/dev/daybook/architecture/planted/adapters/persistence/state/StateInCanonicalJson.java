package dev.daybook.architecture.planted.adapters.persistence.state;

import dev.daybook.architecture.planted.adapters.persistence.json.CanonicalJson;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.util.function.Function;

@Breaks("only the log's codecs use the canonical JSON")
final class StateInCanonicalJson {

    static final Function<Object, String> FORM = CanonicalJson::write;

    private StateInCanonicalJson() {}
}

package dev.daybook.adapters.persistence.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the evidence. This class is frozen: its bytes never change.
 *
 * <p><b>Why.</b> The log keeps the digest of every event's data, of every request and of every fact from outside. A client
 * that sends a request again is recognised because its digest is the same as before. If equal records had other bytes
 * after an upgrade, repeats would be refused or appended twice, and an amendment could not be compared with its original.
 * Therefore only the log's codecs use this class. The API, webhooks and ledgers have mappers of their own and may change.
 *
 * <p><b>Written:</b> components in order of declaration, no white space, absent components left out, decimals as plain
 * strings, a record whose only component is named {@code value} as that component. <b>Refused when read:</b> unknown and
 * repeated keys, missing components, text behind the end, a number for a string or the other way round, decimals that are
 * not plain, NUL, half a surrogate pair, and input that is deeper or longer than the limits below.
 *
 * <p><b>Settings.</b> Every feature of Jackson is set here. A feature that is not listed is off, also one that a later
 * version of Jackson adds. The files {@code samples/*.tsv} of the tests pin the bytes.
 *
 * <p><b>How a change would be made.</b> Not here. A new form gets a codec class and sample files of its own. New events are
 * written by the new codec; this one stays, because the digests that it made must still be found when a request or a fact
 * is sent again. A new shape of one event needs no new codec: it is a new version of the event.
 */
final class CanonicalJson {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 100_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 40;
    private static final int DEEPEST_WRITTEN = 1_000;
    private static final int UNLIMITED = -1;

    private static final Set<StreamReadFeature> READING_STREAMS = Set.of(
            StreamReadFeature.AUTO_CLOSE_SOURCE,
            StreamReadFeature.CLEAR_CURRENT_TOKEN_ON_CLOSE,
            StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private static final Set<StreamWriteFeature> WRITING_STREAMS = Set.of(
            StreamWriteFeature.AUTO_CLOSE_CONTENT,
            StreamWriteFeature.AUTO_CLOSE_TARGET,
            StreamWriteFeature.FLUSH_PASSED_TO_STREAM);

    private static final Set<JsonWriteFeature> WRITING_JSON = Set.of(
            JsonWriteFeature.QUOTE_FIELD_NAMES,
            JsonWriteFeature.WRITE_HEX_UPPER_CASE,
            JsonWriteFeature.WRITE_NAN_AS_STRINGS);

    private static final Set<MapperFeature> MAPPING = Set.of(
            MapperFeature.USE_ANNOTATIONS,
            MapperFeature.USE_GETTERS_AS_SETTERS,
            MapperFeature.AUTO_DETECT_CREATORS,
            MapperFeature.AUTO_DETECT_FIELDS,
            MapperFeature.AUTO_DETECT_GETTERS,
            MapperFeature.AUTO_DETECT_SETTERS,
            MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS,
            MapperFeature.INFER_PROPERTY_MUTATORS,
            MapperFeature.INFER_CREATOR_FROM_CONSTRUCTOR_PROPERTIES,
            MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS,
            MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS,
            MapperFeature.INFER_BUILDER_TYPE_BINDINGS,
            MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES,
            MapperFeature.DEFAULT_VIEW_INCLUSION,
            MapperFeature.SORT_CREATOR_PROPERTIES_FIRST,
            MapperFeature.IGNORE_DUPLICATE_MODULE_REGISTRATIONS,
            MapperFeature.IGNORE_MERGE_FOR_UNMERGEABLE,
            MapperFeature.APPLY_DEFAULT_VALUES,
            MapperFeature.REQUIRE_HANDLERS_FOR_JAVA8_OPTIONALS,
            MapperFeature.REQUIRE_HANDLERS_FOR_JAVA8_TIMES);

    @SuppressWarnings(
            "deprecation") // without the two deprecated features, empty lists and null values would be left out
    private static final Set<SerializationFeature> WRITING = Set.of(
            SerializationFeature.FAIL_ON_SELF_REFERENCES,
            SerializationFeature.WRAP_EXCEPTIONS,
            SerializationFeature.FAIL_ON_UNWRAPPED_TYPE_IDENTIFIERS,
            SerializationFeature.FLUSH_AFTER_WRITE_VALUE,
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            SerializationFeature.WRITE_NULL_MAP_VALUES,
            SerializationFeature.WRITE_EMPTY_JSON_ARRAYS,
            SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS,
            SerializationFeature.FAIL_ON_ORDER_MAP_BY_INCOMPARABLE_KEY,
            SerializationFeature.EAGER_SERIALIZER_FETCH);

    private static final Set<DeserializationFeature> READING = Set.of(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
            DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
            DeserializationFeature.FAIL_ON_UNRESOLVED_OBJECT_IDS,
            DeserializationFeature.FAIL_ON_MISSING_EXTERNAL_TYPE_ID_PROPERTY,
            DeserializationFeature.WRAP_EXCEPTIONS,
            DeserializationFeature.FAIL_ON_UNKNOWN_INJECT_VALUE,
            DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS,
            DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DeserializationFeature.EAGER_DESERIALIZER_FETCH);

    private static final ObjectMapper MAPPER = mapper();

    private CanonicalJson() {}

    /** The record's one text. */
    static String write(Object record) throws JsonProcessingException {
        return MAPPER.writeValueAsString(record);
    }

    /** Reads the text as a record of that type; {@code null} is none. */
    static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        @Nullable T value = MAPPER.readValue(text, type);
        if (value == null) {
            throw MismatchedInputException.from(null, type, "null is not a record");
        }
        return value;
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder mapper = JsonMapper.builder(factory())
                .addModule(new Jdk8Module().configureReadAbsentAsNull(false))
                .addModule(new ValueModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT));
        set(MapperFeature.values(), MAPPING, mapper::configure);
        set(SerializationFeature.values(), WRITING, mapper::configure);
        set(DeserializationFeature.values(), READING, mapper::configure);
        set(EnumFeature.values(), Set.of(), mapper::configure);
        return mapper.build();
    }

    private static JsonFactory factory() {
        JsonFactoryBuilder factory = new JsonFactoryBuilder();
        factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_STRING)
                .maxNameLength(LONGEST_NAME)
                .maxNumberLength(LONGEST_NUMBER)
                .maxDocumentLength(UNLIMITED)
                .maxTokenCount(UNLIMITED)
                .build());
        factory.streamWriteConstraints(StreamWriteConstraints.builder()
                .maxNestingDepth(DEEPEST_WRITTEN)
                .build());
        set(StreamReadFeature.values(), READING_STREAMS, factory::configure);
        set(StreamWriteFeature.values(), WRITING_STREAMS, factory::configure);
        set(JsonReadFeature.values(), Set.of(), factory::configure);
        set(JsonWriteFeature.values(), WRITING_JSON, factory::configure);
        return factory.build();
    }

    private static <F extends Enum<F>> void set(F[] all, Set<F> on, BiConsumer<F, Boolean> configure) {
        for (F feature : all) {
            configure.accept(feature, on.contains(feature));
        }
    }
}

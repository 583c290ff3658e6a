package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the API. It may change with the API, because nothing that it writes is digested. The log has a codec of
 * its own, and the two must share no serializer.
 *
 * <p>Written: components in order of declaration, absent ones left out, decimals as strings, a record whose only
 * component is named {@code value} as that component. Refused when read: unknown and repeated keys, missing components,
 * text after the end, a number for a string or the other way round, and JSON that is deeper, longer or larger than a
 * request needs.
 */
@Singleton
public class ApiJson {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 100_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 40;

    private final ObjectMapper mapper = mapper();

    /** A parser of that text, with the limits of a request. */
    public JsonParser parser(String text) throws IOException {
        return mapper.createParser(text);
    }

    /** Reads all that the parser has left as one record; null if it is {@code null}. */
    public <T> @Nullable T read(JsonParser parser, Class<T> type) throws IOException {
        return mapper.readValue(parser, type);
    }

    /** The record as JSON. */
    public String text(Object record) throws JsonProcessingException {
        return mapper.writeValueAsString(record);
    }

    /** The record as JSON in UTF-8. */
    public byte[] bytes(Object record) throws JsonProcessingException {
        return mapper.writeValueAsBytes(record);
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_STRING)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new Jdk8Module())
                .addModule(new ApiValues())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .build();
    }
}

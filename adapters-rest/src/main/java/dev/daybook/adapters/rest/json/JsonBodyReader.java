package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.adapters.rest.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body as a record. */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Object> {

    // RESTEasy makes no provider whose constructor it can't serve itself
    @Inject
    ObjectMapper mapper;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        requirePlainUtf8(mediaType, headers);
        return read(mapper, BodyText.read(body, headers.getFirst(HttpHeaders.CONTENT_LENGTH)), type);
    }

    /**
     * That record.
     *
     * @throws RuntimeException as {@link JsonRefusal} says it, if the text is no such record
     */
    public static <T> T read(ObjectMapper mapper, String text, Class<T> type) {
        try {
            @Nullable T value = mapper.readValue(text, type);
            if (value == null) {
                throw JsonRefusal.wrongShape("The body is null.");
            }
            return value;
        } catch (JsonProcessingException failure) {
            throw JsonRefusal.of(failure);
        }
    }

    /**
     * Insists on text that was neither compressed nor encoded in another way than UTF-8.
     *
     * @throws ProblemException otherwise
     */
    public static void requirePlainUtf8(@Nullable MediaType mediaType, MultivaluedMap<String, String> headers) {
        String charset = mediaType == null ? null : mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw ProblemException.unsupported("request.unsupported-encoding", "A compressed body is not accepted.");
        }
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw ProblemException.unsupported("request.unsupported-encoding", "A body is UTF-8.");
        }
    }
}

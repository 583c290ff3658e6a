package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.Rejection;
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
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body as a record. */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Object> {

    // RESTEasy cannot create a provider whose constructor takes injected parameters
    @Inject
    ApiJson json;

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
        return read(json, BodyText.read(body, headers.getFirst(HttpHeaders.CONTENT_LENGTH)), type);
    }

    /**
     * Reads the text as that record.
     *
     * @throws RuntimeException from {@link JsonRefusal}, if the text is no such record
     */
    public static <T> T read(ApiJson json, String text, Class<T> type) {
        // the refusal looks at what the parser has just read, so the parser is closed after it
        try (JsonParser parser = json.parser(text)) {
            return read(json, parser, type);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same of everything that the parser has left. */
    public static <T> T read(ApiJson json, JsonParser parser, Class<T> type) {
        try {
            @Nullable T value = json.read(parser, type);
            if (value == null) {
                throw JsonRefusal.wrongType("The body", JsonShape.expected(type), JsonToken.VALUE_NULL);
            }
            return value;
        } catch (JsonProcessingException failure) {
            throw JsonRefusal.of(failure);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Checks that the body is uncompressed UTF-8.
     *
     * @throws ProblemException otherwise
     */
    public static void requirePlainUtf8(@Nullable MediaType mediaType, MultivaluedMap<String, String> headers) {
        String charset = mediaType == null ? null : mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw ProblemException.unsupported(
                    "request.unsupported-encoding",
                    "Content-Encoding is " + plain(encoding) + "; send the body uncompressed.");
        }
        if (charset != null && !isUtf8(charset)) {
            throw ProblemException.unsupported(
                    "request.unsupported-encoding", "The charset is " + plain(charset) + "; send UTF-8.");
        }
    }

    /** Whether it is UTF-8 under one of its names, such as {@code utf8}, or ASCII, which is a part of it. */
    private static boolean isUtf8(String charset) {
        try {
            Charset named = Charset.forName(charset);
            return named.equals(StandardCharsets.UTF_8) || named.equals(StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static String plain(String header) {
        return Rejection.quote(header).replace("\"", "");
    }
}

package dev.daybook.adapters.rest.parameter;

import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Makes the {@link ParameterForm}s known to JAX-RS. An empty cursor is read as none: the list begins at its start. */
@Provider
@Singleton
public class ParameterConverters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return ParameterForm.of(type)
                .map(form -> new FormConverter<>(form, nameOf(annotations)))
                .orElse(null);
    }

    private static String nameOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return "of the request";
    }

    private record FormConverter<T>(ParameterForm<T> form, String name) implements ParamConverter<T> {

        private static final String CURSOR = "after";

        @Override
        public @Nullable T fromString(String value) {
            if (value.isEmpty() && name.equals(CURSOR)) {
                return null;
            }
            try {
                return form.read(name, value);
            } catch (Rejection | ProblemException refusal) {
                // RESTEasy would make a 404 of any other exception
                throw new WebApplicationException(refusal, 400);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}

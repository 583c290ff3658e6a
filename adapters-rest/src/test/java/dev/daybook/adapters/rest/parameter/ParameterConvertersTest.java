package dev.daybook.adapters.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParameterConvertersTest {

    interface Routes {
        void list(
                @QueryParam("after") EventPosition position,
                @QueryParam("after") ClientId id,
                @QueryParam("after") UUID uuid,
                @QueryParam("limit") PageLimit limit);
    }

    private static ParamConverter<?> converter(int parameter) throws NoSuchMethodException {
        var list = Routes.class.getDeclaredMethod(
                "list", EventPosition.class, ClientId.class, UUID.class, PageLimit.class);
        Annotation[] annotations = list.getParameterAnnotations()[parameter];
        Class<?> type = list.getParameterTypes()[parameter];
        return Objects.requireNonNull(new ParameterConverters().getConverter(type, type, annotations));
    }

    @Test
    void an_empty_cursor_of_any_type_is_none() throws NoSuchMethodException {
        for (int cursor = 0; cursor < 3; cursor++) {
            assertThat(converter(cursor).fromString("")).isNull();
        }
        assertThat(converter(0).fromString("17")).isEqualTo(new EventPosition(17));
    }

    @Test
    void another_empty_parameter_is_refused() throws NoSuchMethodException {
        ParamConverter<?> limit = converter(3);
        // JAX-RS is not running here, so its exception cannot be made
        assertThatThrownBy(() -> limit.fromString("")).isInstanceOf(RuntimeException.class);
    }
}

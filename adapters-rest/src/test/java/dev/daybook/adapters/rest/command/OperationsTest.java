package dev.daybook.adapters.rest.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.json.ApiJson;
import org.junit.jupiter.api.Test;

class OperationsTest {

    @Test
    void a_body_is_sent_again_exactly_as_it_was() throws JsonProcessingException {
        String sent = "{\"id\":\"0193b0de-0000-7000-8000-000000000001\",  \"none\":null}";
        assertThat(new ApiJson().text(new Operations.KeptBody(sent))).isEqualTo(sent);
    }
}

package dev.daybook.architecture.planted.adapters.tasks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.enterprise.inject.Produces;

@Breaks("nothing injects a bare ObjectMapper")
class ProducerOfAMapper {

    @Produces
    ObjectMapper mapper() {
        return new ObjectMapper();
    }
}

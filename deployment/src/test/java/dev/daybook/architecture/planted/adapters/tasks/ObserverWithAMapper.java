package dev.daybook.architecture.planted.adapters.tasks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.enterprise.event.Observes;

@Breaks("nothing injects a bare ObjectMapper")
class ObserverWithAMapper {

    String told(@Observes String event, ObjectMapper mapper) {
        return mapper + event;
    }
}

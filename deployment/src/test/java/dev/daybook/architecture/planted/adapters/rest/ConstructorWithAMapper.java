package dev.daybook.architecture.planted.adapters.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.inject.Inject;

@Breaks("nothing injects a bare ObjectMapper")
class ConstructorWithAMapper {

    final JsonMapper mapper;

    @Inject
    ConstructorWithAMapper(JsonMapper mapper) {
        this.mapper = mapper;
    }
}

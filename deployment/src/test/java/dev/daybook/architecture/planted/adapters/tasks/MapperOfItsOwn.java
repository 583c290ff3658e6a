package dev.daybook.architecture.planted.adapters.tasks;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Keeps the rule: its mapper is its own. */
class MapperOfItsOwn {

    private final ObjectMapper mapper;

    MapperOfItsOwn(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String toString() {
        return mapper.toString();
    }
}

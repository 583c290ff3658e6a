package dev.daybook.architecture.planted.adapters.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

@Breaks("nothing injects a bare ObjectMapper")
class InstanceOfMappers {

    @Inject
    Instance<ObjectMapper> mappers;
}

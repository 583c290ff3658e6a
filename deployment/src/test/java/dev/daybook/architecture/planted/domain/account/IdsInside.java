package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.util.UUID;
import java.util.function.Supplier;

@Breaks("the domain asks for no time, random number or id")
public record IdsInside(Supplier<UUID> ids) {

    public IdsInside() {
        this(UUID::randomUUID);
    }
}

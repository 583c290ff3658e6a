package dev.daybook.adapters.persistence;

import dev.daybook.domain.kernel.StateAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test of a repository an application state with nothing in it, in a running transaction. */
final class EmptyState implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private @Nullable Engine engine;
    private @Nullable OpenState open;

    @Override
    public void beforeAll(ExtensionContext context) {
        engine = Engine.empty().migrated();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        open = given(engine).openEmptyState();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        given(open).close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        given(engine).close();
    }

    StateAccess access() {
        return given(open).access();
    }

    void flush() {
        given(open).flush();
    }

    private static <T> T given(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Only a running test has a state");
        }
        return part;
    }
}

package dev.daybook.benchmarks.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param acknowledged all commands that were answered as carried out, outside of the windows too
 * @param failures all failures by their kind, outside of the windows too
 * @param open null if there was no window at a fixed rate
 */
public record Point(
        String workload,
        int callers,
        long acknowledged,
        Map<String, Long> failures,
        Window closed,
        @Nullable Window open) {}

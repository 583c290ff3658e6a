package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.read.EventView;
import dev.daybook.application.append.Receipt;
import java.util.List;

/**
 * The answer to a dry run.
 *
 * @param events the events that would have been appended, with the positions and hashes that would have come next
 */
public record DryRunView(boolean dryRun, List<EventView> events) {

    static DryRunView of(Receipt receipt) {
        return new DryRunView(true, receipt.events().stream().map(EventView::of).toList());
    }
}

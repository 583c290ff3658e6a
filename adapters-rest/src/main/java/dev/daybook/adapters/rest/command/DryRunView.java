package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.read.EventView;
import dev.daybook.application.append.Receipt;
import java.util.List;

/**
 * What would have come of a command.
 *
 * @param events what would have been appended; positions and hashes are those that would have come next
 */
public record DryRunView(boolean dryRun, List<EventView> events) {

    static DryRunView of(Receipt receipt) {
        return new DryRunView(true, receipt.events().stream().map(EventView::of).toList());
    }
}

package dev.daybook.checker;

import dev.daybook.checker.Operation.Kind;
import dev.daybook.checker.Operation.Result;

/** The operations in columns, some 50 bytes each; texts and ids are kept once, in pools. */
final class OperationStore {

    static final int NO_KEY = -1;

    private static final int READ = 4;
    private static final int OK = 0;
    private static final int FAIL = 1;
    private static final int UNKNOWN = 2;

    private final TextPool texts = new TextPool();
    private final TextPool keys;
    private final UuidPool commandIds;
    private final IntColumn clients = new IntColumn();
    private final IntColumn names = new IntColumn();
    private final IntColumn keyOf = new IntColumn();
    private final IntColumn commandOf = new IntColumn();
    private final IntColumn kindsAndResults = new IntColumn();
    private final LongColumn starts = new LongColumn();
    private final LongColumn ends = new LongColumn();
    private final LongColumn lows = new LongColumn();
    private final LongColumn highs = new LongColumn();

    OperationStore(TextPool keys, UuidPool commandIds) {
        this.keys = keys;
        this.commandIds = commandIds;
    }

    void add(Operation operation) {
        boolean isRead = operation.kind() == Kind.READ;
        clients.add(texts.add(operation.client()));
        names.add(texts.add(operation.name()));
        keyOf.add(operation.key() == null ? NO_KEY : keys.add(operation.key()));
        commandOf.add(
                operation.commandId() == null
                        ? UuidPool.NONE
                        : commandIds.add(
                                operation.commandId().getMostSignificantBits(),
                                operation.commandId().getLeastSignificantBits()));
        kindsAndResults.add((isRead ? READ : 0) | code(operation.result()));
        starts.add(operation.start());
        ends.add(operation.end());
        lows.add(isRead ? operation.minimum() : operation.first());
        highs.add(isRead ? operation.seen() : operation.last());
    }

    int size() {
        return Math.toIntExact(starts.size());
    }

    /** How many texts there are that {@link #client} can give. */
    int clients() {
        return texts.size();
    }

    int client(int operation) {
        return clients.get(operation);
    }

    int key(int operation) {
        return keyOf.get(operation);
    }

    int command(int operation) {
        return commandOf.get(operation);
    }

    Result result(int operation) {
        return switch (kindsAndResults.get(operation) & ~READ) {
            case OK -> Result.OK;
            case FAIL -> Result.FAIL;
            default -> Result.UNKNOWN;
        };
    }

    private static int code(Result result) {
        return switch (result) {
            case OK -> OK;
            case FAIL -> FAIL;
            case UNKNOWN -> UNKNOWN;
        };
    }

    long start(int operation) {
        return starts.get(operation);
    }

    long end(int operation) {
        return ends.get(operation);
    }

    /** The first position that was answered to a command. */
    long first(int operation) {
        return lows.get(operation);
    }

    /** The last position that was answered to a command. */
    long last(int operation) {
        return highs.get(operation);
    }

    /** The position that a read asked for. */
    long minimum(int operation) {
        return lows.get(operation);
    }

    /** The position that a read showed. */
    long seen(int operation) {
        return highs.get(operation);
    }

    boolean isCommand(int operation) {
        return (kindsAndResults.get(operation) & READ) == 0;
    }

    boolean isOk(int operation) {
        return (kindsAndResults.get(operation) & ~READ) == OK;
    }

    /** The operation for people. */
    String describe(int operation) {
        StringBuilder text = new StringBuilder("operation " + (operation + 1) + ": " + texts.get(names.get(operation))
                + " by client " + texts.get(client(operation)));
        if (key(operation) != NO_KEY) {
            text.append(", key ").append(keys.get(key(operation)));
        }
        if (command(operation) != UuidPool.NONE) {
            text.append(", command ").append(commandIds.get(command(operation)));
        }
        text.append(", from ")
                .append(start(operation))
                .append(" to ")
                .append(end(operation))
                .append(" ns, ");
        text.append(
                switch (result(operation)) {
                    case OK -> isCommand(operation) ? "answered ok at " + positions(operation) : "answered";
                    case FAIL -> "refused";
                    case UNKNOWN -> "outcome unknown";
                });
        if (!isCommand(operation)) {
            text.append(", asked for position ").append(minimum(operation));
            text.append(", showed position ").append(seen(operation));
        }
        return text.toString();
    }

    /** The answered positions for people. */
    String positions(int operation) {
        return first(operation) == 0 ? "no position" : range(first(operation), last(operation));
    }

    static String range(long first, long last) {
        return first == last ? "position " + first : "positions " + first + " to " + last;
    }
}

package dev.daybook.application.integrity;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.LogTail;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.verifier.ChainedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A log in memory as evidence: sound at first, and open to everything that a superuser of the database could do to it. */
final class ForgeableLog implements RecordedChain {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:09:10.123456Z");

    private final TreeMap<Long, RecordedEvent> events = new TreeMap<>();
    private final Map<UUID, Backup> backups = new HashMap<>();
    private LogTail tail = new LogTail(LogHead.EMPTY);
    private long withoutCommandAt = Long.MIN_VALUE;
    private long promised;
    private Runnable afterRead = () -> {};
    private boolean isBeingRead;

    /** A sound log of so many events. */
    static ForgeableLog of(int events) {
        ForgeableLog log = new ForgeableLog();
        for (int i = 0; i < events; i++) {
            log.add("{\"amount\":" + i + "}");
        }
        return log;
    }

    /** Adds a sound event with that data. */
    void add(String data) {
        add("FundsDeposited", data);
    }

    private void add(String name, String data) {
        long position = tail.head().position() + 1;
        EventMetadata metadata = new EventMetadata(
                position,
                new UUID(1, position),
                BEGIN.plusSeconds(position),
                "tester",
                "DepositFunds",
                new UUID(2, position));
        events.put(position, tail.add(metadata, new EventName(name), 1, EncodedJson.of(data), List.of()));
        promised = position;
    }

    /** Amends an event as the engine does: new data, a mark, a backup, and an event that records it. */
    UUID amend(long position, String data) {
        RecordedEvent before = event(position);
        UUID amendment = new UUID(3, position);
        Digest found = before.data().digest();
        forge(position, event -> event.amendedBy(amendment, 1, EncodedJson.of(data), List.of()));
        backups.put(amendment, new Backup(position, found, true));
        add(
                "EventAmended",
                "{\"position\":%d,\"amendmentId\":\"%s\",\"eventId\":\"%s\",\"version\":1,\"digestBefore\":\"%s\",\"digestFound\":\"%s\",\"digestAfter\":\"%s\",\"reason\":\"x\"}"
                        .formatted(
                                position,
                                amendment,
                                before.metadata().id(),
                                found,
                                found,
                                event(position).data().digest()));
        return amendment;
    }

    RecordedEvent event(long position) {
        return Objects.requireNonNull(events.get(position));
    }

    /** The end of the log while it was sound. */
    LogPosition head() {
        return tail.head().at();
    }

    /** Changes an event, and nothing that depends on it. */
    void forge(long position, UnaryOperator<RecordedEvent> change) {
        events.put(position, change.apply(event(position)));
    }

    /** Puts an event at a position, where there was none. */
    void put(long position, RecordedEvent event) {
        events.put(position, event);
    }

    void remove(long position) {
        events.remove(position);
    }

    /** Makes the log anew from that position on, with other data and with hashes that fit. */
    void makeAnewFrom(long position) {
        int last = events.lastKey().intValue();
        tail = new LogTail(
                position == 1
                        ? LogHead.EMPTY
                        : new LogHead(
                                event(position - 1).at(),
                                event(position - 1).metadata().recordedAt()));
        for (long next = position; next <= last; next++) {
            add("{\"other\":" + next + "}");
        }
    }

    /** Removes the command of the event at that position. */
    void removeCommand(long position) {
        withoutCommandAt = position;
    }

    /** Replaces the original that was kept for that amendment; removes it, if there is none instead. */
    void forgeBackup(UUID amendment, Optional<Backup> instead) {
        if (instead.isPresent()) {
            backups.put(amendment, instead.get());
        } else {
            backups.remove(amendment);
        }
    }

    /** Happens once, after the next read. */
    void afterNextRead(Runnable forgery) {
        afterRead = forgery;
    }

    /** Whether a read is going on, which holds a connection. */
    boolean isBeingRead() {
        return isBeingRead;
    }

    @Override
    public void read(long first, long last, Visitor visitor) throws IOException {
        ChainedEvent reused = new ChainedEvent();
        isBeingRead = true;
        for (Map.Entry<Long, RecordedEvent> next :
                events.subMap(first, true, last, true).entrySet()) {
            fill(reused, next.getKey(), next.getValue());
            if (!visitor.visit(reused)) {
                break;
            }
        }
        isBeingRead = false;
        Runnable forgery = afterRead;
        afterRead = () -> {};
        forgery.run();
    }

    private static void fill(ChainedEvent chained, long position, RecordedEvent event) {
        EventMetadata metadata = event.metadata();
        chained.begin(
                position, metadata.id().getMostSignificantBits(), metadata.id().getLeastSignificantBits());
        text(chained, event.name().value());
        chained.recorded(event.recordedVersion(), ChronoUnit.MICROS.between(Instant.EPOCH, metadata.recordedAt()));
        text(chained, metadata.actor());
        text(chained, metadata.creator());
        chained.command(
                metadata.commandId().getMostSignificantBits(),
                metadata.commandId().getLeastSignificantBits());
        byte[] digests = Arrays.copyOf(event.recordedDigest().bytes(), 2 * Digest.LENGTH);
        System.arraycopy(event.hash().bytes(), 0, digests, Digest.LENGTH, Digest.LENGTH);
        chained.digests(digests, 0, Digest.LENGTH);
        byte[] data = event.data().text().getBytes(StandardCharsets.UTF_8);
        chained.data(data, 0, data.length);
        event.amended()
                .ifPresent(amended -> chained.amendedBy(
                        amended.by().getMostSignificantBits(),
                        amended.by().getLeastSignificantBits(),
                        event.version()));
    }

    private static void text(ChainedEvent chained, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        chained.text(bytes, 0, bytes.length);
    }

    @Override
    public OptionalLong firstWithoutCommand(long first, long last) {
        return first <= withoutCommandAt && withoutCommandAt <= last
                ? OptionalLong.of(withoutCommandAt)
                : OptionalLong.empty();
    }

    @Override
    public Optional<Backup> findBackup(UUID amendment) {
        return Optional.ofNullable(backups.get(amendment));
    }

    @Override
    public PromisedEnd promisedEnd() {
        return new PromisedEnd(events.isEmpty() ? 0 : Math.max(0, events.lastKey()), promised);
    }
}

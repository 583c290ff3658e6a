package dev.daybook.domain.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One kind of event as the log knows it: name, current version, record, materializer, and the earlier versions with the
 * functions that upgrade them.
 *
 * <pre>{@code
 * EventType.of("AccountOpened", 2, AccountOpened.class, AccountMaterializer::opened)
 *         .upgrading(1, AccountOpenedV1.class, AccountOpenedV1::upgrade)
 *         .announcing((event, state) -> state.state(AccountRepository.class).expect(event.accountId()))
 * }</pre>
 */
public final class EventType<E extends Event> {

    private final EventName name;
    private final int version;
    private final Class<E> record;
    private final Materializer<E> materializer;
    private final List<EarlierVersion<?, E>> earlierVersions;
    private final BiConsumer<E, StateAccess> announcement;
    private final Consumer<E> ruleForNew;

    /** An earlier version of the event: how to read it, and how to upgrade it to the current version. */
    public record EarlierVersion<V extends Record, E extends Event>(
            int version, Class<V> record, Function<? super V, ? extends E> upgrade) {

        /** The event in its current version, made from the earlier one. */
        E upgraded(Object former) {
            return upgrade.apply(record.cast(former));
        }
    }

    private EventType(
            EventName name,
            int version,
            Class<E> record,
            Materializer<E> materializer,
            List<EarlierVersion<?, E>> earlierVersions,
            BiConsumer<E, StateAccess> announcement,
            Consumer<E> ruleForNew) {
        this.name = name;
        this.version = version;
        this.record = record;
        this.materializer = materializer;
        this.earlierVersions = List.copyOf(earlierVersions);
        this.announcement = announcement;
        this.ruleForNew = ruleForNew;
    }

    /** An event type with no earlier versions. */
    public static <E extends Event> EventType<E> of(
            String name, int version, Class<E> record, Materializer<E> materializer) {
        if (!record.isRecord()) {
            throw new IllegalArgumentException(record + ", registered as " + name + ", is not a record");
        }
        return new EventType<>(
                new EventName(name), version, record, materializer, List.of(), (event, state) -> {}, event -> {});
    }

    /** This type with one more earlier version; they are listed in order, from version 1 on. */
    public <V extends Record> EventType<E> upgrading(
            int earlierVersion, Class<V> earlierRecord, Function<? super V, ? extends E> upgrade) {
        if (earlierVersion != earlierVersions.size() + 1 || earlierVersion >= version) {
            throw new IllegalArgumentException(
                    this + ": earlier versions are listed in order from 1 on, not " + earlierVersion + " here");
        }
        var versions = new ArrayList<>(earlierVersions);
        versions.add(new EarlierVersion<>(earlierVersion, earlierRecord, upgrade));
        return new EventType<>(name, version, record, materializer, versions, announcement, ruleForNew);
    }

    /**
     * This type with a function that announces the rows that its materializer will look up, so that a batch reads them
     * together.
     */
    public EventType<E> announcing(BiConsumer<E, StateAccess> reads) {
        return new EventType<>(name, version, record, materializer, earlierVersions, reads, ruleForNew);
    }

    /**
     * This type with a rule that new events must obey: those of creators, facts from outside, and the data of amendments.
     * Events that were recorded before the rule stay readable.
     *
     * @param rule throws a {@link Rejection} if the event breaks it
     */
    public EventType<E> requiringOfNew(Consumer<E> rule) {
        return new EventType<>(name, version, record, materializer, earlierVersions, announcement, rule);
    }

    public EventName name() {
        return name;
    }

    /** The current version; new events are recorded in it. */
    public int version() {
        return version;
    }

    public Class<E> record() {
        return record;
    }

    /** Whether events of that version can be read. */
    public boolean reads(int candidate) {
        return candidate == version || earlier(candidate).isPresent();
    }

    /** Whether every version from 1 to the current one can be read. */
    public boolean readsEveryVersion() {
        return earlierVersions.size() == version - 1;
    }

    /**
     * The record into which data of this version is read. The record of an earlier version need not be an {@link
     * Event}.
     */
    public Class<? extends Record> recordOf(int candidate) {
        if (candidate == version) {
            return record.asSubclass(Record.class);
        }
        return earlier(candidate)
                .<Class<? extends Record>>map(EarlierVersion::record)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no version " + candidate));
    }

    /** The event in its current version, made from a record of the given version. */
    public E upgraded(int candidate, Object former) {
        if (candidate == version) {
            return record.cast(former);
        }
        return earlier(candidate)
                .map(earlierVersion -> earlierVersion.upgraded(former))
                .orElseThrow(() -> new IllegalArgumentException(name + " has no version " + candidate));
    }

    /**
     * Requires that an event which is not recorded yet obeys the rule for new events.
     *
     * @throws Rejection if it breaks the rule
     */
    public void requireOfNew(Event event) {
        ruleForNew.accept(record.cast(event));
    }

    /** Materializes an event of this type. */
    public void materialize(Event event, MaterializationContext context) {
        materializer.materialize(record.cast(event), context);
    }

    /** Announces the rows that materializing this event will look up. */
    public void announce(Event event, StateAccess state) {
        announcement.accept(record.cast(event), state);
    }

    private Optional<EarlierVersion<?, E>> earlier(int candidate) {
        return earlierVersions.stream()
                .filter(earlierVersion -> earlierVersion.version() == candidate)
                .findFirst();
    }

    @Override
    public String toString() {
        return name + " v" + version;
    }
}

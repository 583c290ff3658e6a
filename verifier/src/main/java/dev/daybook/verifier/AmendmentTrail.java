package dev.daybook.verifier;

import dev.daybook.verifier.Finding.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells an amended event from a forged one. Data that does not match its recorded digest is remembered until a later event
 * {@code EventAmended} explains it, with the digests before and after the amendment. Data that no such event explains was
 * forged. Amended data that was put back to what it was before its amendment was forged, too.
 *
 * <p>It looks at amended events only.
 */
public final class AmendmentTrail {

    /**
     * The most events that are held. These are the first ones, so the first bad event is among them. No honest log has
     * so many amendments, because each costs a rebuild. The bound is for a log that was changed from end to end: it
     * must not use up the memory.
     */
    private static final int MOST_HELD = 100_000;

    private static final byte[] NAME = "EventAmended".getBytes(StandardCharsets.US_ASCII);

    /** As the engine writes it: components in order of declaration, without white space. */
    private static final Pattern DATA = Pattern.compile(
            "\\{\"position\":([0-9]{1,18}),\"amendmentId\":\"([0-9a-f-]{36})\","
                    + "\"eventId\":\"[0-9a-f-]{36}\",\"version\":([0-9]{1,9}),\"digestBefore\":\"([0-9a-f]{64})\","
                    + "\"digestFound\":\"([0-9a-f]{64})\",\"digestAfter\":\"([0-9a-f]{64})\",.*",
            Pattern.DOTALL);

    private final long first;
    private final Map<Long, Case> cases = new TreeMap<>();
    private final List<Amendment> unchecked = new ArrayList<>();

    /** A trail of the events from the given position on. Amendments of earlier events are ignored. */
    public AmendmentTrail(long first) {
        this.first = first;
    }

    /**
     * An amendment, as the chain has recorded it.
     *
     * @param position of the amended event
     * @param recordedAt the position of the event that records it
     * @param version the version whose shape the new data has
     * @param digestBefore of the data that should have been there
     * @param digestFound of the data that it has replaced
     * @param digestAfter of the new data
     */
    public record Amendment(
            long position,
            UUID id,
            long recordedAt,
            int version,
            String digestBefore,
            String digestFound,
            String digestAfter) {

        /** The mark that the amended event has while this is its latest amendment. */
        Mark mark() {
            return new Mark(id, version);
        }
    }

    /** The mark beside an event: its latest amendment, and the version of the new data. */
    private record Mark(UUID amendment, int version) {}

    /** All that is known of one event. */
    private static final class Case {

        private @Nullable String recorded;
        private @Nullable String found;
        private @Nullable Mark mark;
        private final List<Amendment> amendments = new ArrayList<>();

        boolean isExplained() {
            if (amendments.isEmpty()) {
                return found == null && mark == null;
            }
            return (found == null || found.equals(latest().digestAfter()))
                    && (mark == null || mark.equals(latest().mark()));
        }

        Amendment latest() {
            return amendments.get(amendments.size() - 1);
        }
    }

    /** Takes an event whose data does not have its recorded digest. */
    void hold(long position, byte[] recordedDigest, byte[] foundDigest) {
        if (isFullFor(position)) {
            return;
        }
        Case one = of(position);
        one.recorded = HexFormat.of().formatHex(recordedDigest);
        one.found = HexFormat.of().formatHex(foundDigest);
    }

    /** Takes an event that has the mark of an amendment. */
    void mark(ChainedEvent event) {
        if (isFullFor(event.position())) {
            return;
        }
        of(event.position()).mark =
                new Mark(new UUID(event.amendmentHigh(), event.amendmentLow()), event.amendedVersion());
    }

    private boolean isFullFor(long position) {
        return cases.size() >= MOST_HELD && !cases.containsKey(position);
    }

    /** Takes an event that was checked: its place and its hash are right. */
    void pass(ChainedEvent event) {
        if (event.isNamed(NAME)) {
            amendment(event).filter(amendment -> amendment.position() >= first).ifPresent(amendment -> {
                of(amendment.position()).amendments.add(amendment);
            });
        }
    }

    /**
     * Takes an event that was not checked: a bad event, or one that comes after a bad event or after the checked range.
     * It may explain a held event, but it never makes an event look forged.
     */
    public void explain(ChainedEvent event) {
        if (event.isNamed(NAME)) {
            amendment(event).ifPresent(amendment -> {
                unchecked.add(amendment);
                settle();
            });
        }
    }

    private void settle() {
        unchecked.removeIf(amendment -> {
            Case one = cases.get(amendment.position());
            if (one == null || one.isExplained()) {
                return false;
            }
            one.amendments.add(amendment);
            return true;
        });
    }

    private Case of(long position) {
        return cases.computeIfAbsent(position, unseen -> new Case());
    }

    private static Optional<Amendment> amendment(ChainedEvent event) {
        Matcher data =
                DATA.matcher(new String(event.dataBytes(), event.dataAt(), event.dataLength(), StandardCharsets.UTF_8));
        return data.matches()
                ? Optional.of(new Amendment(
                        Long.parseLong(data.group(1)),
                        UUID.fromString(data.group(2)),
                        event.position(),
                        Integer.parseInt(data.group(3)),
                        data.group(4),
                        data.group(5),
                        data.group(6)))
                : Optional.empty();
    }

    /** Adds the trail of the events that follow. */
    public void append(AmendmentTrail behind) {
        behind.cases.forEach((position, other) -> {
            if (other.amendments.isEmpty() && isFullFor(position)) {
                return;
            }
            Case one = of(position);
            if (other.found != null) {
                one.recorded = other.recorded;
                one.found = other.found;
            }
            if (other.mark != null) {
                one.mark = other.mark;
            }
            one.amendments.addAll(other.amendments);
        });
        unchecked.addAll(behind.unchecked);
        settle();
    }

    /** Whether an event is held that no amendment has explained yet. */
    public boolean isOpen() {
        return cases.values().stream().anyMatch(one -> !one.isExplained());
    }

    /** Every amendment, in the order of the amended events. */
    public List<Amendment> amendments() {
        return cases.values().stream().flatMap(one -> one.amendments.stream()).toList();
    }

    /** The first event whose data was changed without an amendment. */
    public Optional<Finding> firstBad() {
        for (Map.Entry<Long, Case> one : cases.entrySet()) {
            Optional<Finding> bad = bad(one.getKey(), one.getValue());
            if (bad.isPresent()) {
                return bad;
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> bad(long at, Case one) {
        if (one.amendments.isEmpty() && one.found == null) {
            return changed(
                    at, "Event " + at + " has the mark of an amendment, but the log records no amendment of it.");
        }
        if (one.amendments.isEmpty()) {
            return changed(
                    at,
                    "The data of event " + at + " was changed: its digest is " + one.found
                            + ", but the recorded digest is " + one.recorded + ".");
        }
        Amendment earliest = one.amendments.get(0);
        String digest = one.recorded == null ? earliest.digestBefore() : one.recorded;
        for (Amendment amendment : one.amendments) {
            if (!amendment.digestBefore().equals(digest) || amendment.recordedAt() <= at) {
                return changed(
                        at,
                        "Event " + amendment.recordedAt() + " records an amendment of data with the digest "
                                + amendment.digestBefore() + ", but event " + at + " had " + digest + ".");
            }
            digest = amendment.digestAfter();
        }
        // data that was not held has the digest that was recorded
        String there = one.found == null ? earliest.digestBefore() : one.found;
        Amendment latest = one.latest();
        if (there.equals(digest) && !latest.mark().equals(one.mark)) {
            return changed(
                    at,
                    "The mark of the amendment at event " + at + " is not what event " + latest.recordedAt()
                            + " has recorded.");
        }
        return there.equals(digest)
                ? Optional.empty()
                : changed(
                        at,
                        "The data of event " + at + " was changed after its amendment by event "
                                + latest.recordedAt() + ": its digest is "
                                + there
                                + ", but the amendment has " + digest + ".");
    }

    private static Optional<Finding> changed(long at, String sentence) {
        return Optional.of(new Finding(at, Problem.DATA_CHANGED, sentence));
    }

    /** The earlier of two findings; the first, if both are of one event. */
    public static Optional<Finding> earlier(Optional<Finding> one, Optional<Finding> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Arrays.asList(one.get(), other.get()).stream().reduce((a, b) -> b.position() < a.position() ? b : a);
    }
}

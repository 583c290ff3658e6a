package dev.daybook.application.replay;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.library.Book;
import dev.daybook.domain.library.BookId;
import dev.daybook.domain.library.BookRepository;
import dev.daybook.domain.library.BookTitle;
import dev.daybook.domain.library.LoanSlip;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A command whose event does not materialize in the same way each time. */
record Mood(Kind kind) implements Creator {

    /** In which way. */
    enum Kind {
        THROWS_WHEN_REPLAYED,
        USES_A_CLOCK,
        DEPENDS_ON_THE_ORDER_OF_A_SET,
        SUBMITS_A_TASK,
        DEPENDS_ON_THE_BUILD
    }

    /** The event. */
    record MoodShown(UUID bookId, Kind kind) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(bookId);
        }
    }

    @Override
    public List<MoodShown> create(CreationContext now) {
        return List.of(new MoodShown(now.newId(), kind));
    }

    /** The table of contents; it remembers what it has materialized before, which a real feature must not do. */
    static final class MoodFeature implements Feature {

        private final Set<UUID> seen = new HashSet<>();
        private String word = "calm";

        /** From now on this is another build, whose materializer writes another word. */
        void change(String newWord) {
            word = newWord;
        }

        @Override
        public String noun() {
            return "mood";
        }

        @Override
        public List<EventType<?>> events() {
            return List.of(EventType.of("MoodShown", 1, MoodShown.class, this::materialize));
        }

        private void materialize(MoodShown event, MaterializationContext context) {
            boolean isReplayed = !seen.add(event.bookId());
            context.state(BookRepository.class)
                    .add(new Book(
                            new BookId(event.bookId()),
                            new ClientId(event.bookId().toString()),
                            new BookTitle(title(event.kind())),
                            "und",
                            Optional.empty(),
                            0,
                            context.metadata().position()));
            if (event.kind() == Kind.THROWS_WHEN_REPLAYED && isReplayed) {
                throw new IllegalStateException("a bad mood");
            }
            if (event.kind() == Kind.SUBMITS_A_TASK) {
                context.tasks()
                        .submit(new LoanSlip(
                                new ClientId("a"), new BookTitle("b"), new ClientId("c"), LocalDate.EPOCH));
            }
        }

        private String title(Kind kind) {
            return switch (kind) {
                case USES_A_CLOCK -> Long.toString(System.nanoTime());
                case DEPENDS_ON_THE_ORDER_OF_A_SET -> firstOfASet();
                case DEPENDS_ON_THE_BUILD -> word;
                case THROWS_WHEN_REPLAYED, SUBMITS_A_TASK -> "calm";
            };
        }

        private static String firstOfASet() {
            Set<Object> unordered = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                unordered.add(new Object());
            }
            return unordered.iterator().next().toString();
        }
    }
}

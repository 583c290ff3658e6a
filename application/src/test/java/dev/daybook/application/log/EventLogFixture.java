package dev.daybook.application.log;

import com.fasterxml.uuid.Generators;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyAddressChanged;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.CommandMetadata;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventType;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes events of a company and appends them, for the contract of the event log. */
abstract class EventLogFixture {

    static final Duration PATIENCE = Duration.ofMillis(300);
    static final EventCatalogue CATALOGUE = new EventCatalogue(List.of(new CompanyFeature()));

    final CompanyId company = new CompanyId(newId());

    protected abstract EventLog log();

    protected abstract UserTransaction transaction();

    protected abstract EventCodec codec();

    static UUID newId() {
        return Generators.timeBasedEpochGenerator().generate();
    }

    Event moved(String street) {
        Address address = new Address(street, Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        return new CompanyAddressChanged(company, address, new EmailAddress("office@acme.example"));
    }

    <T> T inTransaction(boolean commits, Function<LogSession, T> work) {
        try {
            transaction().begin();
            LogSession session = log().open(PATIENCE);
            T result;
            try {
                result = work.apply(session);
            } finally {
                session.release();
            }
            if (commits) {
                transaction().commit();
                session.committed();
            } else {
                transaction().rollback();
            }
            return result;
        } catch (RuntimeException failure) {
            rollback();
            throw failure;
        } catch (Exception failure) {
            rollback();
            throw new IllegalStateException(failure);
        }
    }

    private void rollback() {
        try {
            if (transaction().getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction().rollback();
            }
        } catch (SystemException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<RecordedEvent> recorded(LogHead head, Event... events) {
        LogTail tail = new LogTail(head);
        CommandMetadata command = new CommandMetadata(newId(), "MoveAbout", "tester", tail.timeAt(Instant.now()));
        List<RecordedEvent> recorded = new ArrayList<>();
        for (Event event : events) {
            EventType<?> type = CATALOGUE.typeOf(event);
            recorded.add(tail.add(
                    command.ofEvent(tail.head().position() + 1, newId()),
                    type.name(),
                    type.version(),
                    codec().encode(event),
                    event.subjects()));
        }
        return recorded;
    }

    static AppendBatch batch(List<RecordedEvent> written, List<RecordedEvent> rest, Optional<String> key) {
        RecordedEvent first = written.get(0);
        RecordedEvent last = written.get(written.size() - 1);
        PositionRange range = new PositionRange(first.position(), last.position());
        return new AppendBatch(
                rest,
                List.of(),
                List.of(new RecordedCommand(
                        first.metadata().commandId(),
                        key,
                        Digest.of("request"),
                        first.metadata().creator(),
                        first.metadata().actor(),
                        range,
                        new RecordedCommand.Answer(range, written.size()),
                        first.metadata().recordedAt())),
                List.of());
    }

    List<RecordedEvent> append(Event... events) {
        return inTransaction(true, session -> {
            List<RecordedEvent> recorded = recorded(session.head(), events);
            session.writer().write(batch(recorded, recorded, Optional.empty()));
            return recorded;
        });
    }
}

package dev.daybook.adapters.rest.company;

import dev.daybook.adapters.rest.command.RecordedThing;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.company.CompanyCreated;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds the event that created a company, for the answer to a caller who creates it again with other content. */
@Singleton
public class RecordedCompanies {

    private final ApplicationState state;
    private final EventLog log;
    private final EventCodec codec;

    @Inject
    public RecordedCompanies(ApplicationState state, EventLog log, EventCodec codec) {
        this.state = state;
        this.log = log;
        this.codec = codec;
    }

    Optional<RecordedThing> company(ClientId clientId) {
        return state.read(access -> access.state(CompanyRepository.class).findByClientId(clientId))
                .answer()
                .flatMap(company -> log
                        .read(
                                0,
                                1,
                                new EventFilter(
                                        Optional.of(new EventName("CompanyCreated")),
                                        List.of(company.id().value()),
                                        Optional.empty(),
                                        Optional.empty()))
                        .stream()
                        .findFirst())
                .map(event -> {
                    var created = (CompanyCreated) codec.decode(
                            event.name(), event.version(), event.data().text());
                    return new RecordedThing(
                            event.position(),
                            event.metadata().actor(),
                            RecordedThing.fieldsOf(
                                    created,
                                    "name",
                                    "address.line1",
                                    "address.line2",
                                    "address.city",
                                    "address.postalCode",
                                    "address.country",
                                    "contactEmail"));
                });
    }
}

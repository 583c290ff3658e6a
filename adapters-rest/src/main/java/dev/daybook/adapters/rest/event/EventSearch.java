package dev.daybook.adapters.rest.event;

import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a filter of the log from the query parameters. An unknown account, company or event name is refused. */
@Singleton
public class EventSearch {

    private final EventCatalogue catalogue;
    private final ApplicationState state;

    @Inject
    public EventSearch(EventCatalogue catalogue, ApplicationState state) {
        this.catalogue = catalogue;
        this.state = state;
    }

    /**
     * The filter.
     *
     * @throws Rejection if there is no such account or company
     * @throws UnreadableEvent if there is no such event type
     */
    public EventFilter filter(
            @Nullable EventName name,
            @Nullable ClientId account,
            @Nullable ClientId company,
            @Nullable Instant since,
            @Nullable Instant until) {
        if (name != null && catalogue.find(name).isEmpty()) {
            throw new UnreadableEvent(
                    "event.unknown-name", "There is no event named " + name + ". /openapi lists the parameters.");
        }
        return new EventFilter(
                Optional.ofNullable(name),
                subjects(account, company),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    private List<UUID> subjects(@Nullable ClientId account, @Nullable ClientId company) {
        List<UUID> subjects = new ArrayList<>();
        if (account != null) {
            subjects.add(find(
                    "account",
                    account,
                    access -> access.state(AccountRepository.class)
                            .findByClientId(account)
                            .map(found -> found.id().value())));
        }
        if (company != null) {
            subjects.add(find(
                    "company",
                    company,
                    access -> access.state(CompanyRepository.class)
                            .findByClientId(company)
                            .map(found -> found.id().value())));
        }
        return subjects;
    }

    @FunctionalInterface
    private interface Lookup {
        Optional<UUID> in(StateAccess access);
    }

    private UUID find(String noun, ClientId clientId, Lookup lookup) {
        return state.read(lookup::in).answer().orElseThrow(() -> Rejection.unknown(noun, clientId));
    }
}

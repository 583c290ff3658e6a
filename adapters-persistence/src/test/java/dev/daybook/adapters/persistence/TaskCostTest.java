package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.application.append.Caller;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.StateAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a task costs the append that records it: the same change of the same rows, by an event that calls for a letter and by
 * one that does not, in turns. {@code -Ddaybook.tasks.cost=true} runs it.
 */
@EnabledIfSystemProperty(named = "daybook.tasks.cost", matches = "true")
class TaskCostTest {

    private static final int CALLERS = Integer.getInteger("daybook.tasks.cost.callers", 64);
    private static final long SECONDS = Long.getLong("daybook.tasks.cost.seconds", 5);
    private static final int ROUNDS = 5;

    /** The same as {@code CompanyAddressChanged}, without a letter. */
    public record CompanyAddressCorrected(CompanyId companyId, Address address, EmailAddress contactEmail)
            implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(companyId.value());
        }
    }

    /** The same as {@code ChangeCompanyAddress}, without a letter. */
    public record CorrectCompanyAddress(ClientId company, Address address) implements Creator {

        @Override
        public void announce(StateAccess state) {
            state.state(CompanyRepository.class).expect(company);
        }

        @Override
        public List<CompanyAddressCorrected> create(CreationContext now) {
            Company current =
                    now.state(CompanyRepository.class).findByClientId(company).orElseThrow();
            return List.of(new CompanyAddressCorrected(current.id(), address, current.contactEmail()));
        }
    }

    private static final class Corrections implements Feature {

        @Override
        public String noun() {
            return "correction";
        }

        @Override
        public List<EventType<?>> events() {
            return List.of(
                    EventType.of("CompanyAddressCorrected", 1, CompanyAddressCorrected.class, Corrections::materialize)
                            .announcing((event, state) ->
                                    state.state(CompanyRepository.class).expect(event.companyId())));
        }

        private static void materialize(CompanyAddressCorrected event, MaterializationContext context) {
            CompanyRepository companies = context.state(CompanyRepository.class);
            Company before = companies.find(event.companyId()).orElseThrow();
            companies.change(new Company(
                    before.id(),
                    before.clientId(),
                    before.name(),
                    event.address(),
                    event.contactEmail(),
                    context.metadata().position()));
        }
    }

    @Test
    void aTaskForEachCommandCostsLittle() {
        List<Feature> features = new ArrayList<>();
        ServiceLoader.load(Feature.class).forEach(features::add);
        features.add(new Corrections());
        List<RepositoryBinding> bindings = new ArrayList<>();
        ServiceLoader.load(RepositoryBinding.class).forEach(bindings::add);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (Engine engine = Engine.of(features, bindings, "application-state").start()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                engine.appender()
                        .execute(
                                new CreateCompany(
                                        company(caller),
                                        new CompanyName("Acme"),
                                        address(0),
                                        new EmailAddress("a@b.example")),
                                Caller.of("anna"));
            }
            run(engine, callers, CorrectCompanyAddress::new);
            List<Long> without = new ArrayList<>();
            List<Long> with = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                without.add(run(engine, callers, CorrectCompanyAddress::new));
                with.add(run(
                        engine,
                        callers,
                        (company, address) -> new ChangeCompanyAddress(company, address, Optional.empty())));
            }
            double cost = 1.0 - (double) median(with) / median(without);
            System.out.printf(
                    "%d callers, commands a second: without a task %s, with one %s; a task costs %.1f %%%n",
                    CALLERS, without, with, 100 * cost);
            assertThat(cost).isLessThan(0.15);
        } finally {
            callers.shutdownNow();
        }
    }

    private static long median(List<Long> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private static long run(Engine engine, ExecutorService callers, BiFunction<ClientId, Address, Creator> command) {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            ClientId company = company(caller);
            work.add(CompletableFuture.runAsync(
                    () -> {
                        for (int turn = 1; System.nanoTime() < end; turn++) {
                            engine.appender().execute(command.apply(company, address(turn)), Caller.of("anna"));
                            done.increment();
                        }
                    },
                    callers));
        }
        work.forEach(CompletableFuture::join);
        return done.sum() / SECONDS;
    }

    private static ClientId company(int caller) {
        return new ClientId("company-" + caller);
    }

    private static Address address(int turn) {
        return new Address("Hlavni " + turn, Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
    }
}

package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideStates.Purpose;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every adapter does that builds states beside the live one. */
public abstract class AsideStatesContract {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final LogPosition ONE = new LogPosition(1, Digest.of("event 1"));
    private static final LogPosition TWO = new LogPosition(2, Digest.of("event 2"));

    /** A change of the log that ends there. */
    private record Change(Supplier<LogPosition> end, Runnable committing) implements AsideState.LogChange {

        @Override
        public LogPosition prepare() {
            return end.get();
        }

        @Override
        public void commit() {
            committing.run();
        }
    }

    private final UUID replay = UUID.randomUUID();
    private final UUID otherReplay = UUID.randomUUID();

    /** Of an empty live state, with no other state beside it. */
    protected abstract AsideStates states();

    /** The live state. */
    protected abstract ApplicationState live();

    private static Company company(String name) {
        return new Company(
                new CompanyId(UUID.nameUUIDFromBytes(new byte[] {1})),
                new ClientId("acme"),
                new CompanyName(name),
                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                new EmailAddress("a@b.example"),
                1);
    }

    private Optional<Company> liveCompany() {
        return live().read(state -> state.state(CompanyRepository.class).findByClientId(new ClientId("acme")))
                .answer();
    }

    private Optional<UUID> builderOfTheLiveState() {
        return states().clearUp(Optional.empty()).orElseThrow().live();
    }

    private static void fill(AsideState state, String name) {
        state.state(CompanyRepository.class).add(company(name));
        state.requireSound();
        state.keep(ONE);
    }

    /** Builds a state with one company, and puts it in the place of the live one. */
    private void switchTo(UUID id, String name) {
        try (AsideState state = states().resumeOrBegin(id, "basis")) {
            fill(state, name);
            state.complete();
            state.write();
            assertThat(state.takeOver(PATIENCE, new Change(() -> ONE, () -> {}), false))
                    .isTrue();
        }
    }

    @Test
    void aStateBeginsEmptyAndItsWriterSeesWhatItWrites() {
        try (AsideState state = states().begin(replay, Purpose.COMPARISON)) {
            CompanyRepository companies = state.state(CompanyRepository.class);
            assertThat(companies.findByClientId(new ClientId("acme"))).isEmpty();
            assertThat(state.position()).isEqualTo(LogPosition.START);
            fill(state, "Acme");
            assertThat(companies.findByClientId(new ClientId("acme"))).contains(company("Acme"));
            assertThat(state.position()).isEqualTo(ONE);
            state.write();
        }
        assertThat(liveCompany()).as("beside the live state").isEmpty();
    }

    @Test
    void aStateTakesThePlaceOfTheLiveOneAtThePositionThatItIsGiven() {
        try (AsideState state = states().resumeOrBegin(replay, "basis")) {
            assertThat(state.isLiveThere()).isTrue();
            assertThat(state.livePosition()).isZero();
            fill(state, "Acme");
            state.complete();
            state.write();
            assertThat(liveCompany()).isEmpty();
            assertThat(state.takeOver(PATIENCE, new Change(() -> TWO, () -> {}), false))
                    .isTrue();
        }
        assertThat(liveCompany()).contains(company("Acme"));
        assertThat(live().position()).isEqualTo(TWO);
        UUID generation = live().read(state -> true).generation();
        assertThat(live().read(state -> true).generation()).isEqualTo(generation);
        switchTo(otherReplay, "Other");
        assertThat(live().read(state -> true).generation()).isNotEqualTo(generation);
        assertThat(liveCompany()).contains(company("Other"));
        assertThat(live().position()).isEqualTo(ONE);
    }

    @Test
    void whatTheChangeOfTheLogMeansIsWrittenBeforeItIsCommitted() {
        try (AsideState state = states().resumeOrBegin(replay, "basis")) {
            fill(state, "Acme");
            state.complete();
            state.write();
            Change change = new Change(
                    () -> {
                        state.state(CompanyRepository.class).change(company("Amended"));
                        return TWO;
                    },
                    () -> assertThat(state.state(CompanyRepository.class).findByClientId(new ClientId("acme")))
                            .contains(company("Amended")));
            assertThat(state.takeOver(PATIENCE, change, false)).isTrue();
        }
        assertThat(liveCompany()).contains(company("Amended"));
        assertThat(live().position()).isEqualTo(TWO);
    }

    @Test
    void theLiveStateTellsWhichReplayBuiltIt() {
        assertThat(builderOfTheLiveState()).isNotEqualTo(Optional.of(replay));
        switchTo(replay, "Acme");
        assertThat(builderOfTheLiveState()).contains(replay);
    }

    @Test
    void aSwitchWhoseChangeOfTheLogIsNotPreparedHasNotHappened() {
        assertNotSwitchedWith(new Change(AsideStatesContract::notNow, () -> {}));
    }

    @Test
    void aSwitchWhoseChangeOfTheLogIsNotCommittedHasNotHappened() {
        assertNotSwitchedWith(new Change(() -> TWO, AsideStatesContract::notNow));
    }

    private static LogPosition notNow() {
        throw new IllegalStateException("not now");
    }

    private void assertNotSwitchedWith(Change change) {
        try (AsideState state = states().resumeOrBegin(replay, "basis")) {
            fill(state, "Acme");
            state.complete();
            state.write();
            assertThatThrownBy(() -> state.takeOver(PATIENCE, change, false)).hasMessage("not now");
        }
        assertThat(liveCompany()).isEmpty();
        assertThat(live().position()).isEqualTo(LogPosition.START);
        assertThat(builderOfTheLiveState()).isNotEqualTo(Optional.of(replay));
    }

    @Test
    void equalStatesAreEqualAndDifferentOnesAreNot() {
        switchTo(replay, "Acme");
        for (String name : new String[] {"Acme", "Spoilt"}) {
            try (AsideState state = states().begin(otherReplay, Purpose.COMPARISON)) {
                fill(state, name);
                assertThat(state.livePosition()).isEqualTo(1);
                assertThat(state.faceLive()).isEqualTo(ONE);
                state.write();
                Comparison comparison = state.compare(10);
                assertThat(comparison.position()).isEqualTo(1);
                assertThat(comparison.tables()).isNotEmpty();
                assertThat(comparison.isEqual()).isEqualTo(name.equals("Acme"));
                assertThat(comparison.divergences()).hasSize(name.equals("Acme") ? 0 : 1);
            }
        }
    }

    @Test
    void oneStateIsBuiltAtATime() {
        try (AsideState state = states().begin(replay, Purpose.SWITCH)) {
            assertThat(state.position()).isEqualTo(LogPosition.START);
            assertThat(states().clearUp(Optional.empty())).isEmpty();
            assertThatThrownBy(() -> states().begin(otherReplay, Purpose.COMPARISON))
                    .isInstanceOfSatisfying(
                            StorageFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LOCKED));
        }
        assertThat(states().clearUp(Optional.empty())).isPresent();
    }

    private void leaveWritten(String basis) {
        try (AsideState state = states().resumeOrBegin(replay, basis)) {
            state.keep(ONE);
            state.write();
            state.leave();
        }
    }

    private LogPosition positionOf(UUID id, String basis) {
        try (AsideState state = states().resumeOrBegin(id, basis)) {
            state.leave();
            return state.position();
        }
    }

    @Test
    void aStateThatWasLeftIsResumedByItsReplayOnTheSameBasisOnly() {
        leaveWritten("basis");
        assertThat(positionOf(replay, "basis")).isEqualTo(ONE);
        assertThat(positionOf(replay, "another basis")).isEqualTo(LogPosition.START);
        leaveWritten("basis");
        assertThat(positionOf(otherReplay, "basis")).isEqualTo(LogPosition.START);
        assertThat(positionOf(replay, "basis")).as("dropped by the other").isEqualTo(LogPosition.START);
    }

    @Test
    void aStateThatWasNotLeftIsDropped() {
        try (AsideState state = states().resumeOrBegin(replay, "basis")) {
            state.keep(ONE);
            state.write();
        }
        assertThat(positionOf(replay, "basis")).isEqualTo(LogPosition.START);
    }

    @Test
    void leftStatesAreDroppedExceptTheOneThatIsGoingToBeResumed() {
        leaveWritten("basis");
        states().clearUp(Optional.of(replay));
        assertThat(positionOf(replay, "basis")).isEqualTo(ONE);
        states().clearUp(Optional.empty());
        assertThat(positionOf(replay, "basis")).isEqualTo(LogPosition.START);
    }
}

package dev.daybook.application.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.integrity.RecordedChain.Backup;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.verifier.Finding;
import dev.daybook.verifier.Finding.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** An amended event is no forgery, as long as its amendment is on record and its original is kept. */
class AmendmentCheckTest {

    private final ForgeableLog log = ForgeableLog.of(6);

    private Optional<Finding> found(long target, LongPredicate goOn) {
        try {
            return new ChainVerification(log, Runnable::run, 4)
                    .run(target, Optional.empty(), goOn)
                    .firstBad();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Finding> found() {
        return found(log.head().position(), position -> true);
    }

    @Test
    void anAmendedEventIsSound() {
        log.amend(2, "{\"amount\":20}");
        log.amend(5, "{\"amount\":50}");
        assertThat(found()).isEmpty();
    }

    @Test
    void anOriginalThatIsMissingIsFound() {
        UUID amendment = log.amend(2, "{\"amount\":20}");
        log.forgeBackup(amendment, Optional.empty());
        assertThat(found())
                .contains(new Finding(
                        2,
                        Problem.BACKUP_CHANGED,
                        "The original of event 2, which amendment " + amendment + " has replaced, is missing."));
    }

    @Test
    void anOriginalWhoseDataWasChangedIsFound() {
        UUID amendment = log.amend(2, "{\"amount\":20}");
        log.forgeBackup(amendment, Optional.of(new Backup(2, Digest.of("another"), true)));
        assertBackupWasChanged(amendment);
    }

    @Test
    void anOriginalOfAnotherEventIsFound() {
        Backup ofThree = new Backup(3, log.event(2).data().digest(), true);
        UUID amendment = log.amend(2, "{\"amount\":20}");
        log.forgeBackup(amendment, Optional.of(ofThree));
        assertBackupWasChanged(amendment);
    }

    @Test
    void anOriginalThatDiffersFromItsEventInMoreThanTheDataIsFound() {
        Digest digest = log.event(2).data().digest();
        UUID amendment = log.amend(2, "{\"amount\":20}");
        log.forgeBackup(amendment, Optional.of(new Backup(2, digest, false)));
        assertBackupWasChanged(amendment);
    }

    private void assertBackupWasChanged(UUID amendment) {
        assertThat(found())
                .contains(new Finding(
                        2,
                        Problem.BACKUP_CHANGED,
                        "The original of event 2, which amendment " + amendment + " has replaced, was changed."));
    }

    @Test
    void theFirstOfAForgedEventAndAChangedOriginalIsFound() {
        UUID amendment = log.amend(3, "{\"amount\":30}");
        log.forgeBackup(amendment, Optional.empty());
        log.forge(5, event -> event.amendedBy(new UUID(9, 9), 1, EncodedJson.of("{}"), List.of()));
        assertThat(found().orElseThrow().problem()).isEqualTo(Problem.BACKUP_CHANGED);
        log.forge(2, event -> event.amendedBy(new UUID(9, 9), 1, EncodedJson.of("{}"), List.of()));
        assertThat(found().orElseThrow().problem()).isEqualTo(Problem.DATA_CHANGED);
        assertThat(found().orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void anAmendmentThatIsRecordedWhileTheCheckRunsExplainsItsEvent() {
        log.amend(2, "{\"amount\":20}");
        assertThat(found(6, position -> true)).isEmpty();
    }

    @Test
    void anAmendmentThatStandsBehindABadEventExplainsItsEvent() {
        log.amend(2, "{\"amount\":20}");
        log.remove(4);
        assertThat(found().orElseThrow().position()).isEqualTo(4);
    }

    @Test
    void theSearchForALaterAmendmentIsGivenUpWhenItIsToldSo() {
        log.amend(2, "{\"amount\":20}");
        int[] asked = {0};
        assertThatThrownBy(() -> found(6, position -> ++asked[0] <= 2))
                .isInstanceOf(ChainVerification.GivenUp.class)
                .hasMessage("The check was given up after event 6.");
    }

    @Test
    void theOriginalsOfAllAmendmentsAreLookedAt() {
        log.amend(2, "{\"amount\":20}");
        UUID second = log.amend(3, "{\"amount\":30}");
        log.forgeBackup(second, Optional.empty());
        assertThat(found().orElseThrow().position()).isEqualTo(3);
    }
}

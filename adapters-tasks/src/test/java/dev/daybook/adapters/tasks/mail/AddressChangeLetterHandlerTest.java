package dev.daybook.adapters.tasks.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.AddressChangeLetter;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AddressChangeLetterHandlerTest {

    private static final UUID TASK = UUID.fromString("3d7f2a5e-0000-3000-8000-000000000001");
    private static final TaskDelivery DELIVERY = new TaskDelivery(TASK, 1, Instant.EPOCH);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static AddressChangeLetterHandler handler(int port, Map<String, String> more) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(port));
        Map<String, String> environment =
                new HashMap<>(Map.of("DAYBOOK_MAIL_HOST", "localhost", "DAYBOOK_MAIL_FROM", "daybook@bank.example"));
        environment.putAll(more);
        return new AddressChangeLetterHandler(
                new MailServer(Settings.ofEnvironment(environment), Session.getInstance(properties)));
    }

    private AddressChangeLetterHandler handler() {
        return handler(server.getSmtp().getPort(), Map.of());
    }

    private static AddressChangeLetter letter(String oldContact, String newContact) {
        return new AddressChangeLetter(
                new ClientId("kun"),
                new CompanyName("Žluťoučký kůň"),
                new Address("Na Příkopě 1", Optional.of("2. patro"), "Praha", "110 00", new CountryCode("CZ")),
                new Address("Náměstí 2", Optional.empty(), "Brno", "602 00", new CountryCode("CZ")),
                new EmailAddress(oldContact),
                new EmailAddress(newContact));
    }

    @Test
    void theOldAndTheNewContactReadOfBothAddresses() throws Exception {
        assertThat(handler().handle(letter("old@kun.example", "new@kun.example"), DELIVERY))
                .isEqualTo("accepted for 2 of 2");
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getMessageID()).isEqualTo("<" + TASK + "@bank.example>");
        assertThat(message.getSubject()).isEqualTo("Žluťoučký kůň has a new address");
        assertThat(String.valueOf(message.getContent()))
                .contains("Na Příkopě 1", "2. patro", "602 00 Brno", "new@kun.example")
                .doesNotContain("{");
        assertThat(message.getAllRecipients()).hasSize(2);
    }

    @Test
    void aContactThatStaysGetsOneLetter() throws Exception {
        handler().handle(letter("same@kun.example", "same@kun.example"), DELIVERY);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aRepeatHasTheSameMessageId() throws Exception {
        handler().handle(letter("same@kun.example", "same@kun.example"), DELIVERY);
        handler().handle(letter("same@kun.example", "same@kun.example"), new TaskDelivery(TASK, 2, Instant.EPOCH));
        assertThat(server.getReceivedMessages()[1].getMessageID())
                .isEqualTo(server.getReceivedMessages()[0].getMessageID());
    }

    @Test
    void aServerThatIsAwayIsAFailureThatSaysSo() throws IOException {
        int port = server.getSmtp().getPort();
        server.stop();
        assertThatThrownBy(() -> handler(port, Map.of()).handle(letter("a@kun.example", "b@kun.example"), DELIVERY))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContaining("could not be reached");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpByItself() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("localhost"))) {
            Thread accepting = new Thread(() -> {
                try (Socket accepted = silent.accept()) {
                    accepted.getInputStream().read();
                } catch (IOException closed) {
                    // the test is over
                }
            });
            accepting.start();
            long begin = System.nanoTime();
            assertThatThrownBy(() -> handler(silent.getLocalPort(), Map.of())
                            .handle(letter("a@kun.example", "b@kun.example"), DELIVERY))
                    .isInstanceOf(TaskFailure.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void userAndPasswordAreUsedAndAWrongOneIsToldWithoutBeingShown() throws Exception {
        server.setUser("daybook@bank.example", "daybook", "right");
        int port = server.getSmtp().getPort();
        Map<String, String> wrong = Map.of("DAYBOOK_MAIL_USER", "daybook", "DAYBOOK_MAIL_PASSWORD", "tiger-wrong");
        assertThatThrownBy(() -> handler(port, wrong).handle(letter("a@kun.example", "b@kun.example"), DELIVERY))
                .isInstanceOf(TaskFailure.class)
                .hasMessageNotContaining("tiger");
        Map<String, String> right = Map.of("DAYBOOK_MAIL_USER", "daybook", "DAYBOOK_MAIL_PASSWORD", "right");
        assertThat(handler(port, right).handle(letter("a@kun.example", "b@kun.example"), DELIVERY))
                .startsWith("accepted");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        var bare = new AddressChangeLetterHandler(
                new MailServer(Settings.ofEnvironment(Map.of("DAYBOOK_MAIL_USER", "x"))));
        assertThat(bare.missing())
                .containsExactly(
                        "DAYBOOK_MAIL_HOST is not set.",
                        "DAYBOOK_MAIL_FROM is not set.",
                        "DAYBOOK_MAIL_PASSWORD is not set.");
    }
}

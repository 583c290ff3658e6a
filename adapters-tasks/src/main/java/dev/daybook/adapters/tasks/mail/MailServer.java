package dev.daybook.adapters.tasks.mail;

import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.task.TaskFailure;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends letters by the server's mail session. */
@Singleton
public class MailServer {

    /**
     * The limit for each of connecting, reading and writing. Without limits, a server that hangs would block the task
     * for ever.
     */
    private static final String MOST_MILLIS = "6000";

    private final Settings settings;

    @Resource(lookup = "java:jboss/mail/daybook")
    private @Nullable Session session;

    @Inject
    public MailServer(Settings settings) {
        this.settings = settings;
    }

    /** A mail server that is reached by the given session, for use outside of an application server. */
    MailServer(Settings settings, Session session) {
        this(settings);
        this.session = session;
    }

    /** The settings that are missing. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(settings.missing(SettingTree.MAIL_HOST, SettingTree.MAIL_FROM));
        if (settings.find(SettingTree.MAIL_USER).isPresent()) {
            missing.addAll(settings.missing(SettingTree.MAIL_PASSWORD));
        }
        return missing;
    }

    /**
     * Sends the letter to all recipients at once. If some recipients are refused for good, it goes to the others.
     *
     * @param taskId from which the message's id is derived: the same letter has the same id, however often it is sent
     * @return what came of it
     * @throws TaskFailure if no recipient got it
     */
    String send(LetterTemplate.Letter letter, List<String> recipients, UUID taskId) throws TaskFailure {
        try {
            Session sender = session();
            IdentifiedMessage message = new IdentifiedMessage(sender, messageId(taskId));
            message.setFrom(new InternetAddress(settings.get(SettingTree.MAIL_FROM)));
            for (String recipient : recipients) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, false));
            }
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
            message.saveChanges();
            return send(sender, message);
        } catch (AuthenticationFailedException refused) {
            throw new TaskFailure("The mail server does not accept the user and password.", refused);
        } catch (SendFailedException refused) {
            throw new TaskFailure("The mail server refused the letter: " + replyOf(refused), refused);
        } catch (MessagingException failure) {
            throw new TaskFailure("The mail server could not be reached: " + replyOf(failure), failure);
        }
    }

    private String send(Session sender, IdentifiedMessage message) throws MessagingException {
        try (Transport transport = sender.getTransport("smtp")) {
            Optional<String> user = settings.find(SettingTree.MAIL_USER);
            transport.connect(user.orElse(null), user.isPresent() ? settings.get(SettingTree.MAIL_PASSWORD) : null);
            Address[] all = message.getAllRecipients();
            try {
                transport.sendMessage(message, all);
                return "accepted for " + all.length + " of " + all.length;
            } catch (SendFailedException refused) {
                Address[] others = refused.getValidUnsentAddresses();
                boolean someAreRefusedForGood = refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0
                        && others != null
                        && others.length > 0
                        && others.length + refused.getInvalidAddresses().length == all.length;
                if (!someAreRefusedForGood) {
                    throw refused;
                }
                transport.sendMessage(message, others);
                return "accepted for " + others.length + " of " + all.length + "; refused: " + replyOf(refused);
            }
        }
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("The server has no mail session java:jboss/mail/daybook");
        }
        Properties properties = new Properties();
        properties.putAll(session.getProperties());
        for (String time : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.smtp." + time, MOST_MILLIS);
        }
        if (Boolean.parseBoolean(properties.getProperty("mail.smtp.starttls.enable"))) {
            properties.put("mail.smtp.starttls.required", "true");
        }
        // used only if the server offers it; without it, addresses with characters beyond ASCII cannot be used
        properties.put("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    private String messageId(UUID taskId) {
        String from = settings.get(SettingTree.MAIL_FROM);
        String host = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return "<" + taskId + "@" + host + ">";
    }

    /** The first line of the server's answer. It contains neither user nor password. */
    private static String replyOf(MessagingException failure) {
        String deepest = String.valueOf(failure.getMessage());
        for (Exception next = failure.getNextException(); next != null; ) {
            deepest = String.valueOf(next.getMessage());
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return Arrays.stream(deepest.split("\\R")).findFirst().orElse("");
    }
}

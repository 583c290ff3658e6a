package dev.daybook.adapters.tasks.mail;

import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.application.task.TaskHandler;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.AddressChangeLetter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends a company's new address to its old and its new contact. */
@Singleton
public class AddressChangeLetterHandler implements TaskHandler<AddressChangeLetter> {

    private static final LetterTemplate TEMPLATE = LetterTemplate.load("address-change-letter.txt");

    private final MailServer mail;

    @Inject
    public AddressChangeLetterHandler(MailServer mail) {
        this.mail = mail;
    }

    @Override
    public String kind() {
        return "address-change-letter";
    }

    @Override
    public Class<AddressChangeLetter> record() {
        return AddressChangeLetter.class;
    }

    @Override
    public List<String> missing() {
        return mail.missing();
    }

    @Override
    public String handle(AddressChangeLetter task, TaskDelivery delivery) throws TaskFailure {
        List<String> recipients = Stream.of(task.oldContact(), task.newContact())
                .map(contact -> contact.value())
                .distinct()
                .toList();
        LetterTemplate.Letter letter = TEMPLATE.fill(Map.of(
                "company", task.name().value(),
                "clientId", task.company().value(),
                "oldAddress", lines(task.oldAddress()),
                "newAddress", lines(task.newAddress()),
                "newContact", task.newContact().value()));
        return mail.send(letter, recipients, delivery.taskId());
    }

    private static String lines(Address address) {
        return Stream.of(
                        Stream.of(address.line1()),
                        address.line2().stream(),
                        Stream.of(
                                address.postalCode() + " " + address.city(),
                                address.country().value()))
                .flatMap(line -> line)
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }
}

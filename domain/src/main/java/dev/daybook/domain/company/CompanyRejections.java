package dev.daybook.domain.company;

import static dev.daybook.domain.kernel.RejectionCode.conflict;
import static dev.daybook.domain.kernel.RejectionCode.refused;
import static dev.daybook.domain.kernel.RejectionCode.unknown;

import dev.daybook.domain.kernel.RejectionCode;
import java.util.List;

/** The codes of the rejections that companies can answer. */
final class CompanyRejections {

    static final List<RejectionCode> ALL = List.of(
            unknown(
                    "company.unknown",
                    "No company has this id.",
                    "Check the id with GET /companies, or create the company with PUT /companies/{id}."),
            conflict(
                    "company.exists",
                    "The company was created earlier with other content.",
                    "Compare with GET /companies/{id}. Send the same content, or choose another id."),
            conflict(
                    "company.id-in-use",
                    "A raw event CompanyCreated has a companyId that another company has.",
                    "Use a new UUID."),
            refused(
                    "company.invalid-name",
                    "The name has no visible character, is too long, or has control characters or the like.",
                    "Send a name as the answer's detail describes it."),
            refused(
                    "address.invalid-line",
                    "A line of the address has no visible character, is too long, or has control characters or the like.",
                    "Send the line as the answer's detail describes it."),
            refused(
                    "address.unknown-country",
                    "The country is no present or former ISO 3166 code.",
                    "Send a code of two capital letters such as CZ."),
            refused(
                    "address.former-country",
                    "A command gives a company an address in a country that ISO 3166 does not have today.",
                    "Send the code of a country of today. A former country can be recorded as a fact: POST /events."),
            refused("email.invalid", "The e-mail address is malformed.", "Send an address of the form name@host."),
            refused(
                    "email.undeliverable",
                    "A command gives a company an e-mail address whose form no mail server takes.",
                    "Check the dots and hyphens of the name and the host."));

    private CompanyRejections() {}
}

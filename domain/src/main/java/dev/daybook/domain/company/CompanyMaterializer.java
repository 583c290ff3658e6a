package dev.daybook.domain.company;

import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.Rejection;

/** What the events of a company mean for the application state. */
final class CompanyMaterializer {

    private CompanyMaterializer() {}

    static void created(CompanyCreated event, MaterializationContext context) {
        CompanyRepository companies = context.state(CompanyRepository.class);
        companies.findByClientId(event.clientId()).ifPresent(existing -> {
            throw CreateCompany.exists(existing);
        });
        companies.find(event.companyId()).ifPresent(existing -> {
            throw Rejection.conflict(
                    "company.id-in-use",
                    "The company id " + event.companyId() + " belongs to company " + existing.clientId() + ".");
        });
        companies.add(new Company(
                event.companyId(),
                event.clientId(),
                event.name(),
                event.address(),
                event.contactEmail(),
                context.metadata().position()));
    }

    static void addressChanged(CompanyAddressChanged event, MaterializationContext context) {
        CompanyRepository companies = context.state(CompanyRepository.class);
        Company before =
                companies.find(event.companyId()).orElseThrow(() -> Rejection.unknown("company", event.companyId()));
        companies.change(before.withAddress(
                event.address(), event.contactEmail(), context.metadata().position()));
        context.tasks()
                .submit(new AddressChangeLetter(
                        before.clientId(),
                        before.name(),
                        before.address(),
                        event.address(),
                        before.contactEmail(),
                        event.contactEmail()));
    }

    static void touched(CompanyId id, MaterializationContext context) {
        CompanyRepository companies = context.state(CompanyRepository.class);
        companies
                .find(id)
                .ifPresent(company ->
                        companies.change(company.touched(context.metadata().position())));
    }
}

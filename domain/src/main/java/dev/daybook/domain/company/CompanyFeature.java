package dev.daybook.domain.company;

import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.RejectionCode;
import java.util.List;

/** The table of contents of the noun <em>company</em>. */
public final class CompanyFeature implements Feature {

    @Override
    public String noun() {
        return "company";
    }

    @Override
    public List<RejectionCode> rejections() {
        return CompanyRejections.ALL;
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(
                EventType.of("CompanyCreated", 1, CompanyCreated.class, CompanyMaterializer::created)
                        .requiringOfNew(CompanyCreated::requireVisible)
                        .announcing((event, state) -> {
                            CompanyRepository companies = state.state(CompanyRepository.class);
                            companies.expect(event.companyId());
                            companies.expect(event.clientId());
                        }),
                EventType.of(
                                "CompanyAddressChanged",
                                1,
                                CompanyAddressChanged.class,
                                CompanyMaterializer::addressChanged)
                        .requiringOfNew(CompanyAddressChanged::requireVisible)
                        .announcing((event, state) ->
                                state.state(CompanyRepository.class).expect(event.companyId())));
    }
}

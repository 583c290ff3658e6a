package dev.daybook.domain.company;

import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.RejectionCode;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.UUID;

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

    @Override
    public void expectSubject(UUID id, StateAccess state) {
        state.state(CompanyRepository.class).expect(new CompanyId(id));
    }

    @Override
    public void touchSubject(UUID id, MaterializationContext context) {
        CompanyMaterializer.touched(new CompanyId(id), context);
    }
}

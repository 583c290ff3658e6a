package dev.daybook.adapters.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.rest.account.AccountView;
import dev.daybook.adapters.rest.account.TransactionView;
import dev.daybook.adapters.rest.account.TransactionView.LegView;
import dev.daybook.adapters.rest.company.CompanyView;
import dev.daybook.adapters.rest.period.PeriodCloseView;
import dev.daybook.adapters.rest.period.PeriodCloseView.ReopeningView;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.money.Money;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A view that shows other fields has another version, so that no caller keeps the former fields for current. */
class ViewVersionsTest {

    private static final Set<Class<?>> WITH_FIELDS =
            Set.of(Address.class, Money.class, LegView.class, EventView.Amends.class, ReopeningView.class);

    static Stream<Arguments> views() {
        return Stream.of(
                Arguments.of(
                        AccountView.class,
                        1,
                        "clientId accountId company companyId currency balance(value currency)"
                                + " accruedInterest(value currency) reserved(value currency) annualInterestRate status"
                                + " openedOn position"),
                Arguments.of(
                        CompanyView.class,
                        1,
                        "clientId companyId name address(line1 line2 city postalCode country) contactEmail position"),
                Arguments.of(
                        PeriodCloseView.class,
                        1,
                        "firstOpenDay periodCloseId status reason closedBy closedAt"
                                + " reopening(reason proposedBy proposedAt approvedBy approvedAt) position"),
                Arguments.of(
                        TransactionView.class,
                        2,
                        "clientId kind occurredOn postings(account accountId amount(value currency) balance(value currency) position)"
                                + " reverses reason reversedBy position amended inClosedPeriod"),
                Arguments.of(
                        EventView.class,
                        2,
                        "position id name version data recordedAt actor creator hash amendedBy amends(position id name version data amendedBy) amendments"));
    }

    /** If this fails, raise the version of the view's tag, and then write version and fields here. */
    @ParameterizedTest
    @MethodSource("views")
    void fields_belong_to_a_version(Class<? extends Record> view, int version, String fields) throws Exception {
        Field tag = view.getDeclaredField("TAG");
        tag.setAccessible(true);
        assertThat(((ViewTag) tag.get(null)).version()).isEqualTo(version);
        assertThat(fields(view)).isEqualTo(fields);
    }

    @Test
    void a_value_of_several_fields_shows_them() {
        assertThat(fields(Address.class)).isEqualTo("line1 line2 city postalCode country");
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(ViewVersionsTest::field)
                .collect(Collectors.joining(" "));
    }

    private static String field(RecordComponent component) {
        Class<?> type = component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> item
                ? item
                : component.getType();
        return WITH_FIELDS.contains(type) ? component.getName() + "(" + fields(type) + ")" : component.getName();
    }
}

package dev.daybook.adapters.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    /** A connection on which each call fails as a lock that was not granted. */
    private static final Connection FAILING = (Connection) Proxy.newProxyInstance(
            SqlTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new SQLException("no lock", "55P03");
            });

    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        Sql sql = Sql.of("select :b::text, :a where x = :b and y=:a_2");
        assertThat(sql.positional()).isEqualTo("select ?::text, ? where x = ? and y=?");
        assertThat(sql.names()).containsExactly("b", "a", "b", "a_2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':a ? it''s :b'",
                "select \":a ?\"",
                "select 1 -- :a ?",
                "select /* :a\n ? */ 1",
                "select $$:a ?$$, $t$ $$ :b $t$",
                "select 'a'::text",
                "select x[1:2]"
            })
    void otherColonsAndQuestionMarksAreLeftAlone(String text) {
        Sql sql = Sql.of(text);
        assertThat(sql.positional()).isEqualTo(text);
        assertThat(sql.names()).isEmpty();
    }

    @Test
    void aParameterAfterACommentIsFound() {
        assertThat(Sql.of("select 1 -- it's\n where a = :a").names()).containsExactly("a");
    }

    @Test
    void aQuestionMarkIsRefused() {
        assertThatThrownBy(() -> Sql.of("select ?")).hasMessageContaining("Use named parameters");
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> Sql.of("select :a").on(FAILING).with("b", 1))
                .hasMessage("No parameter :b in: select :a");
    }

    @Test
    void aMissingValueIsRefused() {
        assertThatThrownBy(() ->
                        Sql.of("select :a, :b").on(FAILING).with("a", null).first(row -> 1))
                .hasMessage("Parameter :b has no value in: select :a, :b");
    }

    @Test
    void aFailureCarriesTheStatementWithoutValuesAndTheState() {
        assertThatThrownBy(() ->
                        Sql.of("select :a").on(FAILING).with("a", "secret").first(row -> 1))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("55P03"))
                .hasMessage("Failed statement: select :a")
                .hasRootCauseMessage("no lock");
    }
}

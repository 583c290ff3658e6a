package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.parameter.PageLimit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the {@code after} of the next page; absent on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /**
     * Makes a page of the items that were found.
     *
     * @param found up to one item more than the limit
     * @param cursor the position of an item in the list
     */
    public static <T> Page<T> cut(List<T> found, PageLimit limit, Function<T, Object> cursor) {
        if (found.size() <= limit.value()) {
            return new Page<>(List.copyOf(found), Optional.empty());
        }
        List<T> items = List.copyOf(found.subList(0, limit.value()));
        return new Page<>(
                items, Optional.of(cursor.apply(items.get(items.size() - 1)).toString()));
    }

    /** This page with other items in place of its own. */
    public <U> Page<U> map(Function<T, U> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}

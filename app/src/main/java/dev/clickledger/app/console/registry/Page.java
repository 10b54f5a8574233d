package dev.clickledger.app.console.registry;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items what it holds
 * @param next where the part after it begins when more follow; else null
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable Position next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Makes a page out of one item more than was asked for, if there was one more. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Position> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, position.apply(items.getLast()));
    }
}

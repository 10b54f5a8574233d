package dev.clickledger.app.console.registry;

import dev.clickledger.app.catalog.CatalogRefresh;
import dev.clickledger.app.console.security.EditScope;
import java.util.List;

/**
 * What became of a change that somebody asked for.
 *
 * @param <T> what was to be changed
 */
public sealed interface ChangeResult<T> {

    /**
     * It was made, or there was nothing to do.
     *
     * @param value how it is now
     */
    record Done<T>(T value) implements ChangeResult<T> {}

    /**
     * What was entered cannot be accepted.
     *
     * @param errors at least one
     */
    record Refused<T>(List<FieldError> errors) implements ChangeResult<T> {
        /** Copies the errors. */
        public Refused {
            errors = List.copyOf(errors);
        }

        public static <T> Refused<T> of(String field, String message) {
            return new Refused<>(List.of(new FieldError(field, message)));
        }
    }

    /** The tenant has no such thing. */
    record NotFound<T>() implements ChangeResult<T> {}

    /**
     * Somebody else was faster: it is no longer the version that was to be changed.
     *
     * @param current how it is now
     */
    record Stale<T>(T current) implements ChangeResult<T> {}

    /** The same result, told only when the redirects know what was changed. */
    static <T> ChangeResult<T> shownBy(CatalogRefresh catalog, EditScope scope, ChangeResult<T> result) {
        if (result instanceof ChangeResult.Done<T>) {
            catalog.refresh(scope.tenantId());
        }
        return result;
    }
}

package dev.clickledger.app.ad.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.ad.AdFilter;
import dev.clickledger.app.ad.Page;
import dev.clickledger.app.ad.Status;
import dev.clickledger.app.api.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a list on the wire. */
record ListJson<T>(
        List<T> items,

        @Schema(description = "ask again with after=<this> for what follows; absent at the end")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String next) {

    static <E, T> ListJson<T> of(Page<E> page, Function<E, T> json) {
        return new ListJson<>(page.items().stream().map(json).toList(), page.next());
    }

    static AdFilter filter(
            @Nullable String campaign,
            @Nullable String status,
            @Nullable String text,
            @Nullable String after,
            int limit) {
        if (limit < 1 || limit > AdFilter.MOST) {
            throw Problem.invalid("limit", "must be 1 to " + AdFilter.MOST).exception();
        }
        return new AdFilter(campaign, status(status), text, after, limit);
    }

    private static @Nullable Status status(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "status",
                                "must be one of "
                                        + Arrays.stream(Status.values())
                                                .map(Status::name)
                                                .collect(Collectors.joining(", ")))
                        .exception());
    }
}

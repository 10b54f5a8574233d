package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A status as a parameter. */
final class StatusText {

    private StatusText() {}

    /** The status that is named, whatever the case of its letters; null when none is. */
    static @Nullable Status read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(text.strip().toUpperCase(Locale.ROOT)))
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

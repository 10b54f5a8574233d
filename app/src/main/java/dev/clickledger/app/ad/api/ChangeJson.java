package dev.clickledger.app.ad.api;

import dev.clickledger.app.ad.Change;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change on the wire. */
@Schema(name = "Change")
record ChangeJson(
        Instant changedAt,
        @Schema(examples = "alice") String author,
        @Schema(examples = "changed") String action,
        List<DetailJson> details) {

    /** One field's old and new value on the wire. */
    @Schema(name = "ChangeDetail")
    record DetailJson(
            @Schema(examples = "destination") String field,
            @Schema(nullable = true) @Nullable String before,
            @Schema(nullable = true) @Nullable String after) {}

    static ListJson<ChangeJson> of(List<Change> changes) {
        return new ListJson<>(
                changes.stream()
                        .map(change -> new ChangeJson(
                                change.changedAt(),
                                change.author(),
                                change.action(),
                                change.details().stream()
                                        .map(detail -> new DetailJson(detail.field(), detail.before(), detail.after()))
                                        .toList()))
                        .toList(),
                null);
    }
}

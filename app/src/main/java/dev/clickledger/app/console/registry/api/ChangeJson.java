package dev.clickledger.app.console.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change on the wire. */
@Schema(
        name = "Change",
        requiredProperties = {"changedAt", "author", "action", "details"})
public record ChangeJson(
        Instant changedAt,
        @Schema(examples = "alice") String author,
        @Schema(examples = "changed") String action,
        List<DetailJson> details) {

    /** The list of changes, which its cursors belong to. */
    public static final String CHANGES = "changes";

    /** One field's old and new value on the wire. */
    @Schema(
            name = "ChangeDetail",
            requiredProperties = {"field", "before", "after"})
    record DetailJson(
            @Schema(examples = "destination") String field,
            @Schema(nullable = true) @Nullable String before,
            @Schema(nullable = true) @Nullable String after) {}

    /** A part of the changes on the wire. */
    @Schema(name = "ChangeList", requiredProperties = "items")
    public record ChangeList(
            List<ChangeJson> items,

            @Schema(description = ListPart.NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    public static ChangeList list(Page<Change> page) {
        return new ChangeList(
                page.items().stream()
                        .map(change -> new ChangeJson(
                                change.changedAt(),
                                change.author(),
                                change.action(),
                                change.details().stream()
                                        .map(detail -> new DetailJson(detail.field(), detail.before(), detail.after()))
                                        .toList()))
                        .toList(),
                ListPart.next(CHANGES, page));
    }
}

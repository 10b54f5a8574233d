package dev.clickledger.app.console.registry.api;

import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.api.Cursor;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Position;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list a request asks for. */
public class ListPart {

    /** What an answer says of its field next. */
    public static final String NEXT = "ask again with after=<this> for what follows; absent at the end";

    private static final String AFTER = "after";

    @QueryParam(AFTER)
    @Parameter(description = "What next said in the answer before: the part that follows.")
    @Nullable
    String after;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "How many items at most.", example = "50")
    @Schema(minimum = "1", maximum = "" + AdFilter.MOST)
    public int limit;

    /** Where a list by name goes on; null for its beginning. */
    @Nullable
    public Position byName(String list) {
        return after(list);
    }

    /** Where a list of the newest goes on; null for its beginning. */
    @Nullable
    public Position byTime(String list) {
        Position position = after(list);
        try {
            if (position != null) {
                Instant.parse(position.key());
            }
            return position;
        } catch (DateTimeException e) {
            throw Cursor.unknown(AFTER);
        }
    }

    /** Where a list by number goes on; null for its beginning. */
    @Nullable
    public Position byNumber(String list) {
        Position position = after(list);
        try {
            if (position != null) {
                Long.parseLong(position.id());
            }
            return position;
        } catch (NumberFormatException e) {
            throw Cursor.unknown(AFTER);
        }
    }

    /** What to ask for after a part of the list of this name; null at its end. */
    public static @Nullable String next(String list, Page<?> page) {
        Position next = page.next();
        return next == null ? null : Cursor.of(list, List.of(next.key(), next.id()));
    }

    private @Nullable Position after(String list) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        List<String> parts = Cursor.read(AFTER, list, after, 2);
        return new Position(parts.getFirst(), parts.getLast());
    }
}

package dev.clickledger.app.console.reconciliation.api;

import dev.clickledger.app.console.api.Cursor;
import dev.clickledger.app.console.reconciliation.Reconciliations.Page;
import dev.clickledger.app.console.reconciliation.Reconciliations.Place;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list of recounts a request asks for. */
class RecountPart {

    private static final String CURSOR = "cursor";

    @QueryParam(CURSOR)
    @Parameter(description = "What next said in the answer before: the part that follows.")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "How many items at most.", example = "50")
    @Schema(minimum = "1", maximum = "1000")
    int limit;

    /** The part of the list of this name. */
    Page of(String list) {
        if (cursor == null || cursor.isEmpty()) {
            return new Page(null, limit);
        }
        List<String> parts = Cursor.read(CURSOR, list, cursor, 4);
        try {
            return new Page(
                    new Place(Long.parseLong(parts.get(0)), Instant.parse(parts.get(1)), parts.get(2), parts.get(3)),
                    limit);
        } catch (NumberFormatException | DateTimeException e) {
            throw Cursor.unknown(CURSOR);
        }
    }

    /** What to ask for after the item of this place. */
    static String after(String list, Place place) {
        return Cursor.of(
                list,
                List.of(Long.toString(place.runNumber()), place.start().toString(), place.tenantId(), place.adId()));
    }
}

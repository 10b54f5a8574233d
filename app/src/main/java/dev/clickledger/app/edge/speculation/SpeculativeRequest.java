package dev.clickledger.app.edge.speculation;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;

/** Tells by its headers whether a request was made ahead of a person, who may never go there. */
public final class SpeculativeRequest {

    /**
     * Where browsers say what a request is for. Each line of each is looked at: an empty {@code Sec-Purpose} beside
     * {@code Purpose: prefetch} is a prefetch. {@code X-Sec-Purpose} is what scripts set, which must not set the others.
     */
    private static final List<String> PURPOSES =
            List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz", "X-Sec-Purpose");

    /** Words in which they say it, with whatever parameters, in whatever case. */
    private static final List<String> AHEAD = List.of("prefetch", "prerender", "preview");

    /**
     * Names the rules of a page that a speculative navigation is due to; the HTML standard has it sent with no other
     * request.
     */
    private static final String TAGS = "Sec-Speculation-Tags";

    /** Names of all headers that are looked at, as {@code Vary} lists them. */
    static final String HEADERS = String.join(", ", PURPOSES) + ", " + TAGS;

    private SpeculativeRequest() {}

    /** Whether a request with these headers was made ahead. */
    public static boolean announcedBy(MultiMap headers) {
        for (String name : PURPOSES) {
            if (headers.contains(name) && headers.getAll(name).stream().anyMatch(SpeculativeRequest::ahead)) {
                return true;
            }
        }
        return headers.contains(TAGS);
    }

    private static boolean ahead(String purpose) {
        String said = purpose.toLowerCase(Locale.ROOT);
        return AHEAD.stream().anyMatch(said::contains);
    }
}

package dev.clickledger.app.console.api;

import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client accepts, as RFC 9110 reads the header {@code Accept}: the most specific range that matches a media type
 * says how welcome it is.
 */
public final class Accepted {

    private final List<MediaType> ranges;

    private Accepted(List<MediaType> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads the header; without any, everything is accepted.
     *
     * @throws ProblemException when it holds no media types
     */
    public static Accepted of(@Nullable String header) {
        List<MediaType> ranges = new ArrayList<>();
        if (header != null && !header.isBlank()) {
            for (String range : header.split(",")) {
                ranges.add(range(range.strip()));
            }
        }
        return new Accepted(ranges.isEmpty() ? List.of(MediaType.WILDCARD_TYPE) : ranges);
    }

    /** The most welcome of the media types, of equals the first; empty when none is accepted. */
    public Optional<MediaType> best(List<MediaType> offered) {
        return offered.stream()
                .filter(type -> quality(type) > 0)
                .reduce((best, next) -> quality(next) > quality(best) ? next : best);
    }

    private double quality(MediaType type) {
        return ranges.stream()
                .filter(range -> range.isCompatible(type))
                .max(Comparator.comparingInt(Accepted::specificity))
                .map(Accepted::ofRange)
                .orElse(0.0);
    }

    private static int specificity(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }

    private static double ofRange(MediaType range) {
        String quality = range.getParameters().get("q");
        return quality == null ? 1 : Double.parseDouble(quality);
    }

    private static MediaType range(String text) {
        try {
            MediaType range = text.equals("*") ? MediaType.WILDCARD_TYPE : MediaType.valueOf(text);
            double quality = ofRange(range);
            if (quality >= 0 && quality <= 1) {
                return range;
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for a quality out of range
        }
        throw Problem.invalid(HttpHeaders.ACCEPT, "must be media types, such as application/json;q=0.9, */*")
                .exception();
    }
}

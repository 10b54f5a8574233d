package dev.clickledger.app.destination;

import dev.clickledger.app.destination.Macros.Found;
import dev.clickledger.app.url.PercentEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where clicks lead: a URL in the form in which a browser sends it, with {@link Macro}s behind the host, and the parameters
 * that it takes over from a click. It is taken apart when it is read, so that a click only joins the pieces.
 *
 * <p>A parameter that is passed on takes the place of the destination's own value of that name, which is what clicks
 * without it get; others end the query. A parameter that a macro fills belongs to the ad and is never replaced.
 */
public final class Destination {

    /** Longest URL that a click may lead to, in characters: RFC 9110 asks servers to take 8,000. */
    public static final int LONGEST_LOCATION = 8_000;

    private final String text;
    private final List<Place> places;
    private final List<String> passedOn;
    private final int queryEnd;
    private final boolean fills;

    /** A part of the text that a click may replace. */
    private sealed interface Place {
        int start();

        int end();
    }

    private record Filled(Macro macro, int nesting, int start, int end) implements Place {}

    /**
     * A value of the destination's own under a name that is passed on.
     *
     * @param name its index
     * @param first whether it is the first of that name; further ones reach from their ampersand and give way as well
     */
    private record Default(int name, boolean first, int start, int end) implements Place {}

    private Destination(String text, List<Place> places, List<String> passedOn) {
        this.text = text;
        this.places = List.copyOf(places);
        this.passedOn = passedOn;
        this.queryEnd = queryEnd(text);
        this.fills = this.places.stream().anyMatch(Filled.class::isInstance);
    }

    /**
     * A destination that passes nothing on.
     *
     * @param url as a browser sends it, with macros in any form
     * @param saved how it is saved; mostly the same, and then a catalog holds the text once
     */
    static Destination of(String url, String saved) {
        String written = Macros.written(url);
        String text = written.equals(saved) ? saved : written;
        List<Place> places = new ArrayList<>();
        for (Found found : Macros.in(text)) {
            places.add(new Filled(found.macro(), found.nesting(), found.start(), found.end()));
        }
        return new Destination(text, places, List.of());
    }

    /** The same, passing on parameters of these names; never those of a sign-in, also of an ad saved before they were refused. */
    public Destination passingOn(List<String> names) {
        List<Place> all = new ArrayList<>(filled());
        Set<String> own = filledNames();
        List<String> passed = names.stream()
                .filter(name -> !own.contains(name) && !SignInParameters.contains(name))
                .toList();
        all.addAll(defaults(passed));
        all.sort(Comparator.comparingInt(Place::start));
        return new Destination(text, all, passed.equals(names) ? names : passed);
    }

    /** The destination as it is saved and shown: the URL with its macros. */
    public String text() {
        return text;
    }

    /** Names of parameters whose value holds a macro. */
    public Set<String> filledNames() {
        Set<String> names = new TreeSet<>();
        for (int[] parameter : parameters()) {
            if (holdsMacro(parameter[0], parameter[1])) {
                names.add(name(parameter[0], parameter[1]));
            }
        }
        return names;
    }

    /** The most characters that it takes when its macros are filled. */
    int longest() {
        int longest = text.length();
        for (Filled place : filled()) {
            longest += place.macro().longest(place.nesting()) - (place.end() - place.start());
        }
        return longest;
    }

    /**
     * Where a click leads.
     *
     * @param query what stands behind the question mark of the link that was opened, as it came
     * @param values what macros are replaced with, not encoded
     */
    public Location location(@Nullable String query, Function<Macro, String> values) {
        boolean passes = query != null && !passedOn.isEmpty();
        if (!passes && !fills) {
            return new Location(text, 0);
        }
        @Nullable String[] filled = new @Nullable String[places.size()];
        int length = text.length();
        for (int i = 0; i < filled.length; i++) {
            if (places.get(i) instanceof Filled(Macro macro, int nesting, int start, int end)) {
                String value = Values.encoded(values.apply(macro), nesting);
                filled[i] = value;
                length += value.length() - (end - start);
            }
        }
        PassThrough passed = PassThrough.of(query == null || !passes ? "" : query, passedOn, LONGEST_LOCATION - length);
        return new Location(join(filled, passed, length), passed.dropped());
    }

    private String join(@Nullable String[] filled, PassThrough passed, int length) {
        StringBuilder url = new StringBuilder(length + 128);
        int end = 0;
        int i = 0;
        for (; i < filled.length && places.get(i).start() < queryEnd; i++) {
            Place place = places.get(i);
            url.append(text, end, place.start());
            appendPlace(url, place, filled[i], passed);
            end = place.end();
        }
        url.append(text, end, queryEnd);
        end = queryEnd;
        appendRest(url, passed);
        for (; i < filled.length; i++) {
            Place place = places.get(i);
            url.append(text, end, place.start());
            appendPlace(url, place, filled[i], passed);
            end = place.end();
        }
        return url.append(text, end, text.length()).toString();
    }

    private void appendPlace(StringBuilder url, Place place, @Nullable String value, PassThrough passed) {
        switch (place) {
            case Filled _ -> url.append(value);
            case Default(int name, boolean first, int start, int end) -> {
                String given = passed.text(name);
                if (given == null) {
                    url.append(text, start, end);
                } else if (first) {
                    url.append(given);
                }
            }
        }
    }

    /** What has no place in the destination's own query ends it. */
    private void appendRest(StringBuilder url, PassThrough passed) {
        for (int name = 0; name < passedOn.size(); name++) {
            String given = passed.text(name);
            if (given != null && !hasDefault(name)) {
                char last = url.charAt(url.length() - 1);
                if (url.indexOf("?") < 0) {
                    url.append('?');
                } else if (last != '?' && last != '&') {
                    url.append('&');
                }
                url.append(given);
            }
        }
    }

    private boolean hasDefault(int name) {
        for (Place place : places) {
            if (place instanceof Default own && own.name() == name) {
                return true;
            }
        }
        return false;
    }

    private List<Filled> filled() {
        return places.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .toList();
    }

    private List<Default> defaults(List<String> names) {
        List<Default> defaults = new ArrayList<>();
        Set<Integer> seen = new TreeSet<>();
        for (int[] parameter : parameters()) {
            int name = names.indexOf(name(parameter[0], parameter[1]));
            if (name >= 0) {
                boolean first = seen.add(name);
                defaults.add(new Default(name, first, first ? parameter[0] : parameter[0] - 1, parameter[1]));
            }
        }
        return defaults;
    }

    /** Start and end of every parameter in the query. */
    private List<int[]> parameters() {
        List<int[]> parameters = new ArrayList<>();
        int start = queryStart();
        while (start >= 0 && start < queryEnd) {
            int ampersand = text.indexOf('&', start);
            int end = ampersand < 0 || ampersand > queryEnd ? queryEnd : ampersand;
            parameters.add(new int[] {start, end});
            start = end + 1;
        }
        return parameters;
    }

    private boolean holdsMacro(int start, int end) {
        return filled().stream().anyMatch(place -> place.start() >= start && place.end() <= end);
    }

    private String name(int start, int end) {
        int equals = text.indexOf('=', start);
        return PercentEncoding.decode(text.substring(start, equals < 0 || equals > end ? end : equals));
    }

    private int queryStart() {
        int mark = text.indexOf('?');
        return mark < 0 || mark >= queryEnd ? -1 : mark + 1;
    }

    private static int queryEnd(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text.length() : hash;
    }
}

package dev.clickledger.app.destination;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which parameters of a click an ad may pass on: up to twenty different ones, neither the redirect's own nor a sign-in's. */
public final class PassThroughNames {

    private static final int MOST = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Set<String> OWN = Set.of("t", "s");

    private PassThroughNames() {}

    /**
     * What is wrong with the names, as a sentence; empty when nothing is.
     *
     * @param destination where they are passed on to, or null when that is not known
     */
    public static Optional<String> wrongWith(List<String> names, @Nullable Destination destination) {
        if (names.size() > MOST || new HashSet<>(names).size() < names.size()) {
            return Optional.of("An ad passes on at most " + MOST + " different parameters.");
        }
        Optional<String> wrong = names.stream()
                .filter(name -> !NAME.matcher(name).matches() || OWN.contains(name))
                .map(name -> "'" + name
                        + "' cannot be passed on: it needs 1 to 64 letters, digits or . _ ~ -, and t and s are taken.")
                .findFirst()
                .or(() -> ofSignIn(names));
        return wrong.isPresent() || destination == null ? wrong : filledTwice(names, destination.filledNames());
    }

    private static Optional<String> ofSignIn(List<String> names) {
        return names.stream()
                .filter(SignInParameters::contains)
                .map(name -> "'" + name + "' cannot be passed on: by this name a sign-in hands over codes and tokens,"
                        + " which must never reach another site. Take it off this list and use another name.")
                .findFirst();
    }

    private static Optional<String> filledTwice(List<String> names, Set<String> filled) {
        return names.stream()
                .filter(filled::contains)
                .map(name -> "The destination fills " + name + " with a macro. Take " + name
                        + " off this list, or give it a fixed value in the destination.")
                .findFirst();
    }
}

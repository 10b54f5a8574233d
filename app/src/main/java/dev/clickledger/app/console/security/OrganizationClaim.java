package dev.clickledger.app.console.security;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token's {@code organization} claim: a list of aliases, or an object with one entry per alias, depending on how
 * the realm's mapper is set.
 */
record OrganizationClaim(List<String> aliases) {

    static final String NAME = "organization";

    OrganizationClaim {
        aliases = List.copyOf(aliases);
    }

    static OrganizationClaim of(@Nullable Object claim) {
        return new OrganizationClaim(
                switch (claim) {
                    case null -> List.of();
                    case Map<?, ?> byAlias -> texts(byAlias.keySet());
                    case Collection<?> list -> texts(list);
                    case Object single -> texts(List.of(single));
                });
    }

    /** The only organization; someone in several has to be told apart by the sign-in, not by us. */
    Optional<String> only() {
        return aliases.size() == 1 ? Optional.of(aliases.getFirst()) : Optional.empty();
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream()
                .map(value -> value instanceof JsonString json ? json.getString() : String.valueOf(value))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}

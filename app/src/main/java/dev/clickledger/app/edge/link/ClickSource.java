package dev.clickledger.app.edge.link;

import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.signedsource.SignedSources;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.TokenResult;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The source that a click is counted under. Only what the tenant registered, or signed among the first, is
 * counted by name.
 */
public final class ClickSource {

    private ClickSource() {}

    public static String of(
            @Nullable TokenResult token, @Nullable String given, CatalogAd ad, SignedSources signedSources) {
        ImpressionToken signed = signed(token);
        if (signed != null && signed.source() != null) {
            return named(signed.source()) && signedSources.counts(ad, signed.source())
                    ? signed.source()
                    : ClickEvent.OTHER_SOURCE;
        }
        if (given == null) {
            return ClickEvent.DIRECT_SOURCE;
        }
        Set<String> registered = ad.sources();
        if (registered.contains(given)) {
            return given;
        }
        String cut = LinkTrail.cut(given);
        return registered.contains(cut) ? cut : ClickEvent.OTHER_SOURCE;
    }

    /** The token when its signature is genuine, fresh or not. */
    public static @Nullable ImpressionToken signed(@Nullable TokenResult result) {
        return switch (result) {
            case TokenResult.Verified(ImpressionToken token) -> token;
            case TokenResult.Expired(ImpressionToken token) -> token;
            case TokenResult.Invalid invalid -> null;
            case null -> null;
        };
    }

    /** A name has a letter or digit: "." and ".." would act as path segments in a destination. */
    private static boolean named(String source) {
        return source.chars().anyMatch(Character::isLetterOrDigit);
    }
}

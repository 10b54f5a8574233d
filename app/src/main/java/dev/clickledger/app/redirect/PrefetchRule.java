package dev.clickledger.app.redirect;

import dev.clickledger.contract.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page that a browser fetches ahead was not clicked. Browsers say so in Sec-Purpose, older ones in Purpose,
 * X-Purpose or X-Moz.
 */
final class PrefetchRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        String purpose = click.request().purpose();
        if (purpose == null) {
            return null;
        }
        String said = purpose.toLowerCase(Locale.ROOT);
        return said.contains("prefetch") || said.contains("prerender") || said.contains("preview")
                ? Verdict.PREFETCH
                : null;
    }
}

package dev.clickledger.app.edge.verdict;

import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** A program that names its HTTP library, or nothing, as its user agent is no browser. */
final class HttpLibraryRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return click.userAgent().kind() == UserAgent.Kind.LIBRARY ? Verdict.NON_BROWSER : null;
    }
}

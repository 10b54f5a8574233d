package dev.clickledger.app.redirect;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** A robot that says in its user agent that it is one does not click. */
final class RobotRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return click.userAgent().kind() == UserAgent.Kind.ROBOT ? Verdict.BOT : null;
    }
}

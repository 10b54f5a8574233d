package dev.clickledger.app.edge.verdict;

import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** A robot that says in its user agent that it is one does not click, nor does an agent that signs its requests. */
final class RobotRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        boolean robot = click.request().declaredAgent() || click.userAgent().kind() == UserAgent.Kind.ROBOT;
        return robot ? Verdict.BOT : null;
    }
}

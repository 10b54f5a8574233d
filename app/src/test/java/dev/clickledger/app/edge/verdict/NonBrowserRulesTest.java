package dev.clickledger.app.edge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.app.edge.useragent.Device;
import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.contract.Verdict;
import org.junit.jupiter.api.Test;

class NonBrowserRulesTest {

    @Test
    void nobodyClicksWithHead() {
        assertThat(new HeadRule()
                        .judge(Clicks.candidate(Clicks.request(false, true), Clicks.SHOES, null, Clicks.BROWSER)))
                .isEqualTo(Verdict.NON_BROWSER);
        assertThat(new HeadRule().judge(Clicks.candidate())).isNull();
    }

    @Test
    void libraryIsNoBrowser() {
        assertThat(new HttpLibraryRule().judge(by(UserAgent.Kind.LIBRARY))).isEqualTo(Verdict.NON_BROWSER);
        assertThat(new HttpLibraryRule().judge(by(UserAgent.Kind.ROBOT))).isNull();
        assertThat(new HttpLibraryRule().judge(by(UserAgent.Kind.BROWSER))).isNull();
    }

    @Test
    void robotIsABot() {
        assertThat(new RobotRule().judge(by(UserAgent.Kind.ROBOT))).isEqualTo(Verdict.BOT);
        assertThat(new RobotRule().judge(by(UserAgent.Kind.LIBRARY))).isNull();
        assertThat(new RobotRule().judge(by(UserAgent.Kind.BROWSER))).isNull();
    }

    @Test
    void agentThatSignsItsRequestsIsABotWhateverItsUserAgent() {
        ClickRequest signed =
                new ClickRequest(Clicks.SHOES.id(), null, Clicks.AT_HOME, Clicks.CHROME, null, false, false, true);

        assertThat(new RobotRule().judge(Clicks.candidate(signed, Clicks.SHOES, null, Clicks.BROWSER)))
                .isEqualTo(Verdict.BOT);
    }

    private static ClickCandidate by(UserAgent.Kind kind) {
        return Clicks.candidate(Clicks.request((String) null), Clicks.SHOES, null, new UserAgent(Device.UNKNOWN, kind));
    }
}

package dev.clickledger.app.edge.useragent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserAgentsTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";

    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UserAgents userAgents = new UserAgents(metrics);

    @Test
    void robotIsARobotHoweverManyUnknownUserAgentsComeAtOnce() {
        List<UserAgent.Kind> read = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> userAgents
                        .read("Mozilla/5.0 (compatible; bingbot/2." + i + "; +http://www.bing.com/bingbot.htm)")
                        .kind())
                .toList();

        assertThat(read).hasSize(2_000).containsOnly(UserAgent.Kind.ROBOT);
    }

    @Test
    void robotIsARobotAndAPersonAPersonWhileMoreUserAgentsAreInventedThanAreRemembered() {
        for (int i = 0; i < 40_000; i++) {
            userAgents.read(CHROME + " Invented/" + i);
            if (i % 100 == 0) {
                assertThat(userAgents.read(GOOGLEBOT).kind()).isEqualTo(UserAgent.Kind.ROBOT);
                assertThat(userAgents.read("NewBot/" + i).kind()).isEqualTo(UserAgent.Kind.ROBOT);
                assertThat(userAgents.read(CHROME).kind()).isEqualTo(UserAgent.Kind.BROWSER);
            }
        }
    }

    @Test
    void longUserAgentsTakeNoMoreMemoryThanShortOnes() {
        String padding = "x".repeat(UserAgents.LONGEST - 10);
        for (int i = 0; i < 10_000; i++) {
            userAgents.read(i + padding);
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> metrics.get("cache.size").gauge().value() < 4_000_000.0 / UserAgents.LONGEST);
    }

    @Test
    void secondReadingSaysTheSame() {
        UserAgent first = userAgents.read("curl/8.5.0");

        assertThat(userAgents.read("curl/8.5.0")).isEqualTo(first);
        assertThat(first.kind()).isEqualTo(UserAgent.Kind.LIBRARY);
    }
}

package dev.clickledger.app.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserAgentsTest {

    private final UserAgents userAgents = new UserAgents(new SimpleMeterRegistry());

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
    void secondReadingSaysTheSame() {
        UserAgent first = userAgents.read("curl/8.5.0");

        assertThat(userAgents.read("curl/8.5.0")).isEqualTo(first);
        assertThat(first.kind()).isEqualTo(UserAgent.Kind.LIBRARY);
    }
}

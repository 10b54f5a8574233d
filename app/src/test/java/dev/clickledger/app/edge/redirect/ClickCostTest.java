package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.rate.FloodGuard;
import dev.clickledger.app.edge.useragent.UserAgents;
import dev.clickledger.app.edge.verdict.HostingNetworks;
import dev.clickledger.app.edge.verdict.VerdictRules;
import dev.clickledger.app.edge.visitor.Countries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What each part of a decision costs in processor time. The bounds only catch a blunder; the printed figures are for people. */
class ClickCostTest {

    private static final int ROUNDS = 20_000;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    @Test
    void decisionCostsMicroseconds() throws UnknownHostException {
        List<InetAddress> addresses = addresses();
        List<byte[]> bytes = addresses.stream().map(InetAddress::getAddress).toList();
        Countries countries = new Countries();
        HostingNetworks networks = HostingNetworks.listed();
        FloodGuard guard = new FloodGuard(500, System::nanoTime);
        ClickRates rates = new ClickRates(60, Duration.ofMinutes(1), 20);
        UserAgents userAgents = new UserAgents(new SimpleMeterRegistry());
        CatalogSnapshot ads = Clicks.catalog("https://shop.example/?c={click_id}", List.of("gclid"), Clicks.KEY);
        ClickDecider decider = new ClickDecider(
                UuidCreator::getTimeOrderedEpoch,
                countries,
                new VerdictRules(networks, Clicks.generousRates()),
                Clicks.signedSources());
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            queries.add("t=" + Clicks.token(new UUID(i, i), "partner", Clicks.NOON, Duration.ofHours(1)));
        }

        long country = nanos("country of an address", ROUNDS, i -> countries.of(addresses.get(i)));
        long hosting = nanos("hosting network of an address", ROUNDS, i -> networks.contains(addresses.get(i)));
        long flood = nanos("flood guard", ROUNDS, i -> guard.admits(bytes.get(i)));
        long rate = nanos(
                "rate of visitor and address",
                ROUNDS,
                i -> rates.exceeded(new UUID(i, 1), addresses.get(i), new UUID(i, i)));
        long reading = nanos("user agent never seen before", 200, i -> userAgents.read(Clicks.CHROME + " Build/" + i));
        long token = nanos("whole decision on a signed click", ROUNDS, i -> decide(decider, ads, queries.get(i)));
        long tokenless = nanos("whole decision on a plain click", ROUNDS, i -> decide(decider, ads, "gclid=" + i));

        assertThat(List.of(country, hosting, flood, rate, token, tokenless)).allMatch(nanos -> nanos < 1_000_000);
        assertThat(reading).isLessThan(100_000_000);
    }

    private static void decide(ClickDecider decider, CatalogSnapshot ads, String query) {
        Instant at = Clicks.NOON.plusSeconds(1);
        decider.decide(Clicks.request(query), Clicks.BROWSER, ads, Clicks.SALT, at);
    }

    private static long nanos(String what, int rounds, IntConsumer work) {
        for (int i = 0; i < 3 * rounds; i++) {
            work.accept(i % rounds);
        }
        long start = PROCESSOR.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            work.accept(i);
        }
        long each = (PROCESSOR.getCurrentThreadCpuTime() - start) / rounds;
        System.out.printf("measured: %s: %,d ns%n", what, each);
        return each;
    }

    private static List<InetAddress> addresses() throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(1);
        List<InetAddress> addresses = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[i % 4 == 0 ? 16 : 4];
            random.nextBytes(bytes);
            addresses.add(InetAddress.getByAddress(bytes));
        }
        return addresses;
    }
}

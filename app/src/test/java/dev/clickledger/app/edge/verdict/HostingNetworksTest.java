package dev.clickledger.app.edge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostingNetworksTest {

    private static final HostingNetworks LISTED = HostingNetworks.listed();

    @Test
    void rangesHoldTheirEndsAndNothingBeside() {
        HostingNetworks networks = HostingNetworks.of(
                List.of("0a000000-0a0000ff", "fe000000-ffffffff", "20010db800000000-20010db80000ffff"));

        assertThat(contains(networks, "10.0.0.0")).isTrue();
        assertThat(contains(networks, "10.0.0.255")).isTrue();
        assertThat(contains(networks, "10.0.1.0")).isFalse();
        assertThat(contains(networks, "9.255.255.255")).isFalse();
        assertThat(contains(networks, "254.0.0.0")).isTrue();
        assertThat(contains(networks, "0.0.0.0")).isFalse();
        assertThat(contains(networks, "2001:db8::1")).isTrue();
        assertThat(contains(networks, "2001:db8:0:ffff:ffff::")).isTrue();
        assertThat(contains(networks, "2001:db8:1::")).isFalse();
        assertThat(contains(networks, "::")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"52.95.110.1", "78.46.1.1", "159.89.1.1", "51.15.1.1", "2a01:4f8::1", "2600:1f18::1"})
    void cloudsAreDatacenters(String address) {
        ClickRequest request = new ClickRequest(
                "acme-shoes", null, InetAddress.ofLiteral(address), Clicks.CHROME, null, false, false, false);

        assertThat(new DatacenterRule(LISTED).judge(Clicks.candidate(request, Clicks.SHOES, null, Clicks.BROWSER)))
                .isEqualTo(Verdict.DATACENTER);
    }

    @Test
    void peopleAtHomeAreNot() {
        assertThat(new DatacenterRule(LISTED).judge(Clicks.candidate())).isNull();
        assertThat(contains(LISTED, "127.0.0.1")).isFalse();
        assertThat(contains(LISTED, "192.168.1.1")).isFalse();
        assertThat(contains(LISTED, "::1")).isFalse();
    }

    @Test
    void accessProvidersOfTheSimulatedVisitorsAreNot() throws IOException {
        List<String> networks =
                Files.readAllLines(Path.of("../local-stack/src/main/resources/demo/networks.tsv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t")[3].replace(".0.0/16", ".77.7"))
                        .toList();

        assertThat(networks).hasSizeGreaterThan(30).noneMatch(address -> contains(LISTED, address));
    }

    private static boolean contains(HostingNetworks networks, String address) {
        return networks.contains(InetAddress.ofLiteral(address));
    }
}

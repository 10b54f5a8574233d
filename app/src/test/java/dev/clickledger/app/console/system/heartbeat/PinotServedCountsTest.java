package dev.clickledger.app.console.system.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.pinot.PinotGateways;
import dev.clickledger.app.console.pinot.PinotStandIn;
import dev.clickledger.app.console.system.heartbeat.ServedCounts.Served;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PinotServedCountsTest {

    private static final Instant SINCE = Instant.ofEpochMilli(1_796_095_860_000L);

    @Test
    void asksForOneSourceOfTheOwnAdAndTellsValidFromOthers() throws IOException {
        try (PinotStandIn pinot =
                new PinotStandIn(_ -> PinotStandIn.rows("[\"VALID\",12.0],[\"RATE\",1.0],[\"DATACENTER\",3.0]"))) {
            ServedCounts counts = new PinotServedCounts(PinotGateways.to(pinot.address()));

            assertThat(counts.of("heart-7", SINCE)).contains(new Served(12, 4, "DATACENTER"));

            assertThat(pinot.asked)
                    .singleElement()
                    .asString()
                    .contains("WHERE \"tenantId\" = 'clickledger-itself'")
                    .contains("\"adId\" = 'clickledger-heartbeat'")
                    .contains("\"source\" = 'heart-7'")
                    .contains("\"minute\" >= 1796095860000");
        }
    }

    @Test
    void nothingServedIsZeroAndNoAnswerIsNone() throws IOException {
        try (PinotStandIn pinot = new PinotStandIn(_ -> PinotStandIn.rows(""))) {
            ServedCounts counts = new PinotServedCounts(PinotGateways.to(pinot.address()));
            assertThat(counts.of("heart-7", SINCE)).contains(new Served(0, 0, ""));

            pinot.answer(_ -> PinotStandIn.failure(200));
            assertThat(counts.of("heart-7", SINCE)).isEmpty();
        }
    }
}

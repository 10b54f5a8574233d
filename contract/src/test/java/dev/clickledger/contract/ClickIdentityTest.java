package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClickIdentityTest {

    private static final Instant EDGE = Instant.parse("2026-03-29T12:00:10Z");
    private static final byte[] SALT = Samples.key("salt", 7).secret();

    @Test
    void theGoldenIdentitiesHold() {
        assertThat(ClickIdentity.ofVisitor("acme-shoes", Samples.VISITOR, EDGE))
                .hasToString(Golden.value("identities.txt", "visitor"));
        assertThat(VisitorHash.of(SALT, "192.0.2.1", "Mozilla/5.0"))
                .hasToString(Golden.value("identities.txt", "visitor-hash"));
    }

    @Test
    void anImpressionIsItsClick() {
        assertThat(ClickIdentity.ofImpression(Samples.IMPRESSION_ID)).isEqualTo(Samples.IMPRESSION_ID);
    }

    @Test
    void aVisitorsRequestsWithinTenSecondsAreOneClick() {
        UUID first = ClickIdentity.ofVisitor("ad", Samples.VISITOR, EDGE);

        assertThat(ClickIdentity.ofVisitor("ad", Samples.VISITOR, EDGE.plusMillis(9_999)))
                .isEqualTo(first);
        assertThat(ClickIdentity.ofVisitor("ad", Samples.VISITOR, EDGE.plusMillis(10_000)))
                .isNotEqualTo(first);
        assertThat(ClickIdentity.ofVisitor("ad", Samples.VISITOR, EDGE.minusMillis(1)))
                .isNotEqualTo(first);
    }

    @Test
    void anotherAdOrVisitorIsAnotherClick() {
        UUID first = ClickIdentity.ofVisitor("ad", Samples.VISITOR, EDGE);

        assertThat(ClickIdentity.ofVisitor("ae", Samples.VISITOR, EDGE)).isNotEqualTo(first);
        assertThat(ClickIdentity.ofVisitor("ad", Samples.EVENT_ID, EDGE)).isNotEqualTo(first);
    }

    @Test
    void addressAndUserAgentCannotRunIntoEachOther() {
        assertThat(VisitorHash.of(SALT, "192.0.2.1", "1x")).isNotEqualTo(VisitorHash.of(SALT, "192.0.2.11", "x"));
    }

    @Test
    void anotherSaltGivesAnotherVisitor() {
        assertThat(VisitorHash.of(SALT, "192.0.2.1", "x"))
                .isNotEqualTo(VisitorHash.of(Samples.key("salt", 8).secret(), "192.0.2.1", "x"));
    }

    @Test
    void aShortSaltIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> VisitorHash.of(new byte[31], "192.0.2.1", "x"));
    }
}

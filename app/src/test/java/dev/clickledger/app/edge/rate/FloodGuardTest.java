package dev.clickledger.app.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.netty.util.NetUtil;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FloodGuardTest {

    private static final byte[] HOME = {84, (byte) 135, 1, 2};

    private long nanos;
    private final FloodGuard guard = new FloodGuard(500, () -> nanos);

    @Test
    void addressMaySendTwoSecondsWorthAtOnceAndThenTheBound() {
        assertThat(admitted("84.135.1.2", 5_000)).isEqualTo(1_000);
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(admitted("84.135.1.2", 5_000)).isEqualTo(500);
        nanos += Duration.ofHours(1).toNanos();
        assertThat(admitted("84.135.1.2", 5_000)).isEqualTo(1_000);
    }

    @Test
    void floodOfOneAddressIsNoneOfAnother() {
        admitted("84.135.1.2", 100_000);

        assertThat(admitted("84.135.1.3", 1_000)).isEqualTo(1_000);
    }

    @Test
    void ipv6CountsByTheNetworkOfAConnection() {
        assertThat(admitted("2a02:8108:1:2::1", 5_000)).isEqualTo(1_000);

        assertThat(admitted("2a02:8108:1:2:aaaa:bbbb:cccc:dddd", 10)).isZero();
        assertThat(admitted("2a02:8108:1:3::1", 10)).isEqualTo(10);
    }

    @Test
    void ipv4BehindATranslatorToIpv6CountsByItself() {
        assertThat(admitted("64:ff9b::5487:102", 5_000)).isEqualTo(1_000);

        assertThat(admitted("64:ff9b::5487:103", 10)).isEqualTo(10);
        assertThat(admitted("84.135.1.2", 10)).isZero();
    }

    @Test
    void ipv4WrittenAsIpv6IsTheSameAddress() {
        admitted("::ffff:84.135.1.2", 5_000);

        assertThat(admitted("84.135.1.2", 10)).isZero();
    }

    @Test
    void boundIsLiftedByZero() {
        FloodGuard none = new FloodGuard(0, () -> nanos);
        for (int i = 0; i < 100_000; i++) {
            assertThat(none.admits(HOME)).isTrue();
        }
    }

    @Test
    void admittingMakesNoObjects() {
        // the warning has been given
        admitted("84.135.1.2", 2_000);
        byte[] address = new byte[16];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            address[i % 8] = (byte) i;
            guard.admits(address);
            guard.admits(HOME);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Test
    void boundThatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> new FloodGuard(-1, System::nanoTime))
                .hasMessageContaining("clickledger.redirect.flood-limit is -1");
    }

    private int admitted(String address, int requests) {
        byte[] from = NetUtil.createByteArrayFromIpAddressString(address);
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += guard.admits(from) ? 1 : 0;
        }
        return admitted;
    }
}

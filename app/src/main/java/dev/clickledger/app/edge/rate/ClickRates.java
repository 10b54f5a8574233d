package dev.clickledger.app.edge.rate;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How fast visitors and addresses click. Each may make so many different clicks in a period, which flow back evenly. A
 * visitor is an address and a user agent, and whoever changes the user agent is another; so the address has a bound too, for
 * the many people that it may stand for. Repeats of a click are ruled like its first request and take nothing away, so that
 * a reload stays a repeat of the same click.
 */
public final class ClickRates {

    /** For how many periods a ruling is kept. */
    private static final int PERIODS_KEPT = 10;
    /** Eight bytes each. At a thousand different clicks a second those of some nine minutes. */
    private static final int CLICKS_REMEMBERED = 1 << 19;
    /** Four times eight bytes each. */
    private static final int VISITOR_COLUMNS = 1 << 17;

    private static final int ADDRESS_COLUMNS = 1 << 16;

    private final KeyHash hash = new KeyHash(new SecureRandom().nextLong());
    private final LongSupplier elapsed;
    private final TokenBuckets visitors;
    private final TokenBuckets addresses;
    private final RulingMemory rulings;

    /**
     * Rates of nobody yet.
     *
     * @param clicks different clicks that a visitor may make in a period
     * @param visitorsPerAddress so many times as many may come from an address
     * @throws IllegalArgumentException when one of them is not positive, or the clicks are too many to be told apart
     */
    public ClickRates(int clicks, Duration period, int visitorsPerAddress) {
        this(clicks, period, visitorsPerAddress, System::nanoTime);
    }

    ClickRates(int clicks, Duration period, int visitorsPerAddress, LongSupplier nanoTime) {
        long ofAddress = (long) clicks * visitorsPerAddress;
        if (clicks < 1 || visitorsPerAddress < 1 || ofAddress > Math.min(period.toNanos(), Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "clickledger.redirect.rate is " + clicks + " clicks in " + period + " and "
                            + visitorsPerAddress
                            + " visitors per address: each must be at least 1, and the product less than the"
                            + " nanoseconds of the period and than two billion");
        }
        elapsed = new Elapsed(nanoTime);
        visitors = new TokenBuckets(clicks, period, VISITOR_COLUMNS);
        addresses = new TokenBuckets((int) ofAddress, period, ADDRESS_COLUMNS);
        rulings = new RulingMemory(period.multipliedBy(PERIODS_KEPT), CLICKS_REMEMBERED, elapsed);
    }

    /** Whether the click is one too many of its visitor's or its address's. One too many takes from neither. */
    public boolean exceeded(UUID visitor, InetAddress address, UUID clickId) {
        return rulings.ruled(hash.of(clickId), () -> exceededNow(visitor, address));
    }

    /** The visitor comes first, so that one who clicks all the time does not use up what others behind the address have. */
    private boolean exceededNow(UUID visitor, InetAddress address) {
        long now = elapsed.getAsLong();
        return !visitors.take(hash.of(visitor), now) || !addresses.take(hash.of(address.getAddress()), now);
    }
}

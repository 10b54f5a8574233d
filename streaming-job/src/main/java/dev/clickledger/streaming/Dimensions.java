package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a click is counted under, apart from its minute. The hash is computed once and from the texts alone: rows are
 * spread over tasks by it, so it must be the same in every process, which an enum's own hash is not.
 */
final class Dimensions {

    private static final Verdict[] VERDICTS = Verdict.values();

    private final String tenantId;
    private final String campaignId;
    private final String adId;
    private final Verdict verdict;
    private final String country;
    private final String deviceClass;
    private final String source;
    private final int hash;

    Dimensions(
            String tenantId,
            String campaignId,
            String adId,
            Verdict verdict,
            String country,
            String deviceClass,
            String source) {
        this.tenantId = tenantId;
        this.campaignId = campaignId;
        this.adId = adId;
        this.verdict = verdict;
        this.country = country;
        this.deviceClass = deviceClass;
        this.source = source;
        int h = tenantId.hashCode();
        h = 31 * h + campaignId.hashCode();
        h = 31 * h + adId.hashCode();
        h = 31 * h + verdict.ordinal();
        h = 31 * h + country.hashCode();
        h = 31 * h + deviceClass.hashCode();
        hash = 31 * h + source.hashCode();
    }

    static Dimensions of(ClickEvent event) {
        return new Dimensions(
                event.tenantId(),
                event.campaignId(),
                event.adId(),
                event.verdict(),
                event.country(),
                event.deviceClass(),
                event.source());
    }

    String tenantId() {
        return tenantId;
    }

    String adId() {
        return adId;
    }

    Verdict verdict() {
        return verdict;
    }

    ClickCountKey inMinute(long minute) {
        return new ClickCountKey(
                tenantId, campaignId, adId, Instant.ofEpochMilli(minute), verdict, country, deviceClass, source);
    }

    void write(DataOutputView out) throws IOException {
        Text.write(tenantId, out);
        Text.write(campaignId, out);
        Text.write(adId, out);
        out.writeByte(verdict.ordinal());
        Text.write(country, out);
        Text.write(deviceClass, out);
        Text.write(source, out);
    }

    static Dimensions read(DataInputView in) throws IOException {
        return new Dimensions(
                Text.read(in),
                Text.read(in),
                Text.read(in),
                VERDICTS[in.readUnsignedByte()],
                Text.read(in),
                Text.read(in),
                Text.read(in));
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Dimensions that
                && hash == that.hash
                && verdict == that.verdict
                && adId.equals(that.adId)
                && country.equals(that.country)
                && deviceClass.equals(that.deviceClass)
                && source.equals(that.source)
                && campaignId.equals(that.campaignId)
                && tenantId.equals(that.tenantId);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return String.join("/", tenantId, campaignId, adId, verdict.name(), country, deviceClass, source);
    }
}

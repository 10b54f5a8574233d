package dev.clickledger.ui.stack;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.Topic;
import dev.clickledger.contract.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts records on the topics past the programs whose business that is: late clicks, and counts that are wrong. */
public final class Records {

    private final RunningStack stack;
    private final String tenantId;
    private final String campaignId;
    private final String adId;

    /** Records about one ad. */
    public Records(RunningStack stack, String tenantId, String campaignId, String adId) {
        this.stack = stack;
        this.tenantId = tenantId;
        this.campaignId = campaignId;
        this.adId = adId;
    }

    /** Logs clicks that were received at the given time and reach the log only now. */
    public void lateClicks(Instant receivedAt, int count) {
        lateClicks(receivedAt, count, null);
    }

    /** The same, come from a page of that host. */
    public void lateClicks(Instant receivedAt, int count, @Nullable String referrerHost) {
        ClickEventCodec codec = new ClickEventCodec();
        for (int i = 0; i < count; i++) {
            ClickEvent click = new ClickEvent(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    tenantId,
                    campaignId,
                    adId,
                    receivedAt,
                    Verdict.VALID,
                    ClickEvent.UNKNOWN_COUNTRY,
                    "Desktop",
                    "Chrome",
                    "Linux",
                    ClickEvent.DIRECT_SOURCE,
                    referrerHost,
                    UUID.randomUUID(),
                    false);
            append(Topic.CLICKS, ClickKeys.click(click.clickId()), codec.encode(click));
        }
    }

    /** Publishes, as if the stream had counted it, a row of a minute that is closed. */
    public void streamedCount(Instant minute, long clicks) {
        ClickCountKey key = new ClickCountKey(
                tenantId,
                campaignId,
                adId,
                minute,
                Verdict.VALID,
                ClickEvent.UNKNOWN_COUNTRY,
                "Desktop",
                ClickEvent.DIRECT_SOURCE);
        ClickCount count = ClickCount.streamed(key, clicks, 0, true, Instant.now());
        append(Topic.CLICK_COUNTS, ClickKeys.clickCount(tenantId, adId), ClickCountJson.toJson(count));
    }

    private void append(Topic topic, byte[] key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka did not take the record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

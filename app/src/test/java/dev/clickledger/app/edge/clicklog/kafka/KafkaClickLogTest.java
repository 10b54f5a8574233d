package dev.clickledger.app.edge.clicklog.kafka;

import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogContract;
import dev.clickledger.app.edge.clicklog.TestSettings;
import dev.clickledger.app.testing.LogReader;
import dev.clickledger.app.testing.TestKafka;
import dev.clickledger.contract.ClickEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

@SuppressWarnings("NullAway.Init")
class KafkaClickLogTest implements ClickLogContract {

    private static TestKafka kafka;

    private final List<KafkaClickLog> logs = new ArrayList<>();
    private LogReader reader;

    @BeforeAll
    static void startKafka() {
        kafka = TestKafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void readToTheEnd() {
        reader = new LogReader(kafka.bootstrapServers());
        reader.read();
    }

    @AfterEach
    void closeAll() {
        logs.forEach(KafkaClickLog::close);
        reader.close();
    }

    @Override
    public ClickLog working() throws InterruptedException {
        KafkaClickLog log = open(kafka.bootstrapServers());
        // the first click may come before the topic's partitions are known
        while (!log.available() || !log.knowsPartitions()) {
            Thread.sleep(20);
        }
        return log;
    }

    @Override
    public ClickLog broken() {
        return open("127.0.0.1:1");
    }

    @Override
    public Collection<ClickEvent> durable() {
        return reader.read();
    }

    private KafkaClickLog open(String servers) {
        KafkaClickLog log = new KafkaClickLog(TestSettings.in(Path.of("unused")).withKafka(servers));
        logs.add(log);
        return log;
    }
}

package dev.clickledger.bench;

import dev.clickledger.app.testing.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker with the contract's topics until it is killed. Writes its address into a folder. */
final class BenchKafka {

    private BenchKafka() {}

    public static void main(String[] arguments) throws Exception {
        TestKafka kafka = TestKafka.start();
        Files.writeString(Path.of(arguments[0]).resolve("kafka"), kafka.bootstrapServers());
    }
}

package dev.clickledger.streaming.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code setup} as an operator runs it. */
final class SetupCommand {

    private SetupCommand() {}

    static JavaProcess start(Kafka kafka, Path log, String step, Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("KAFKA_BOOTSTRAP", kafka.bootstrapServers());
        environment.put("PINOT_CONTROLLER_URL", "http://127.0.0.1:9");
        environment.put("PINOT_CONSUMER_FACTORY", "none");
        return JavaProcess.start(
                "../setup/target/classes:../contract/target/classes:"
                        + Files.readString(Path.of("../local-stack/kafka/target/classpath.txt"))
                                .strip(),
                "dev.clickledger.setup.Setup",
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(step),
                environment,
                log);
    }
}

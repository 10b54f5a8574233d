package dev.clickledger.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real broker with the contract's topics in a process of its own, which can be killed, frozen and started again. */
public final class KafkaProcess implements AutoCloseable {

    private final Path directory;
    private final int port = FreePort.find();
    private final int controllerPort = FreePort.find();
    private Process process;

    private KafkaProcess(Path directory) throws IOException {
        this.directory = directory;
        this.process = launch();
    }

    /** Starts a broker with empty topics. */
    public static KafkaProcess start() throws Exception {
        KafkaProcess kafka = new KafkaProcess(Files.createTempDirectory("clickledger-kafka"));
        try {
            TestKafka.createTopics(kafka.bootstrapServers());
            return kafka;
        } catch (Exception e) {
            kafka.close();
            throw e;
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends it without warning; its data stays. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts the killed broker again. */
    public void startAgain() throws IOException {
        process = launch();
    }

    /** Stops it in the middle of whatever it does, with its connections open. */
    public void freeze() throws Exception {
        signal("STOP");
    }

    /** Lets the frozen broker go on. */
    public void thaw() throws Exception {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("sending " + name + " to the broker failed");
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestKafka.class.getName(),
                        directory.toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("broker.log").toFile()))
                .start();
    }
}

package dev.clickledger.app.edge.clicklog.spool;

import dev.clickledger.app.edge.clicklog.TestSettings;
import java.nio.file.Path;
import java.time.Clock;

/** A process that owns a spool until it is killed. */
final class SpoolOwner {

    private SpoolOwner() {}

    public static void main(String[] arguments) {
        ClickSpool.open(TestSettings.in(Path.of(arguments[0])), Clock.systemUTC());
        System.out.println("owned");
    }
}

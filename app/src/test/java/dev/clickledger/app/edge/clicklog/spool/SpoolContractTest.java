package dev.clickledger.app.edge.clicklog.spool;

import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogContract;
import dev.clickledger.app.edge.clicklog.Clicks;
import dev.clickledger.app.edge.clicklog.TestSettings;
import dev.clickledger.contract.ClickEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SpoolContractTest implements ClickLogContract {

    @TempDir
    private Path directory;

    private final List<ClickSpool> spools = new ArrayList<>();

    @AfterEach
    void closeAll() {
        spools.forEach(ClickSpool::close);
    }

    @Override
    public ClickLog working() {
        return open("working", SegmentFile::create);
    }

    @Override
    public ClickLog broken() {
        return open("broken", file -> {
            throw new IOException("No space left on device");
        });
    }

    @Override
    public Collection<ClickEvent> durable() throws IOException {
        ClickSpool spool = spools.getFirst();
        List<ClickEvent> clicks = new ArrayList<>();
        for (SpoolSegment segment = spool.oldest(); segment != null; segment = spool.oldest()) {
            spool.read(segment).forEach(bytes -> clicks.add(Clicks.decoded(bytes)));
            spool.delete(segment);
        }
        return clicks;
    }

    private ClickSpool open(String name, SegmentFile.Maker maker) {
        ClickSpool spool = ClickSpool.open(TestSettings.in(directory.resolve(name)), Clock.systemUTC(), maker);
        spools.add(spool);
        return spool;
    }
}

package dev.clickledger.app.edge.clicklog.spool;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Spooled;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Clicks on this machine's disk, in files of {@link SegmentFormat}, until Kafka has them. One thread writes: whatever
 * came in while the disk was busy shares the next write and force. Files that were written full, or left behind by an
 * earlier process, are taken out from the oldest on.
 */
public final class ClickSpool implements ClickLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClickSpool.class);
    private static final int LARGEST_GROUP = 2048;
    private static final int LOOK_FOR_CLOSE_MILLIS = 100;

    private final SpoolDirectory directory;
    private final ClickLogSettings.Spool settings;
    private final Duration deadline;
    private final Clock clock;
    private final SegmentFile.Maker maker;
    private final BlockingQueue<Task> tasks;
    private final Thread writerThread;
    private final ThreadLocal<ClickEventCodec> codec = ThreadLocal.withInitial(ClickEventCodec::new);

    /** Files that are written no more, oldest first. Guards itself and changes of the next two. */
    private final Deque<SpoolSegment> ended = new ArrayDeque<>();

    private @Nullable Instant activeSince;
    private volatile SpoolDepth depth = new SpoolDepth(0, 0, null);
    private final AtomicLong damaged = new AtomicLong();
    private volatile @Nullable String failing;
    private volatile boolean closing;

    /** Only the writing thread touches it. */
    private @Nullable SegmentWriter active;

    private sealed interface Task {
        record Write(byte[] event, CompletableFuture<AppendOutcome> outcome) implements Task {}

        /** End the file that is being written, so that it can be taken. */
        record End(CompletableFuture<Boolean> done) implements Task {}

        /** Find out whether the disk takes something again. */
        record Try(CompletableFuture<Boolean> done) implements Task {}
    }

    private ClickSpool(SpoolDirectory directory, ClickLogSettings settings, Clock clock, SegmentFile.Maker maker) {
        this.directory = directory;
        this.settings = settings.spool();
        this.deadline = settings.deadline();
        this.clock = clock;
        this.maker = maker;
        this.tasks = new LinkedBlockingQueue<>(settings.spool().queue());
        this.writerThread = Thread.ofPlatform().name("click-spool").unstarted(this::write);
    }

    /**
     * Opens the spool with all that an earlier process left in it.
     *
     * @throws SpoolFailure when it belongs to another process or cannot be used
     */
    public static ClickSpool open(ClickLogSettings settings, Clock clock) {
        return open(settings, clock, SegmentFile::create);
    }

    public static ClickSpool open(ClickLogSettings settings, Clock clock, SegmentFile.Maker maker) {
        SpoolDirectory directory = SpoolDirectory.open(settings.spool().directory());
        ClickSpool spool = new ClickSpool(directory, settings, clock, maker);
        try {
            spool.recover();
        } catch (IOException | RuntimeException e) {
            spool.release();
            throw e instanceof SpoolFailure failure
                    ? failure
                    : new SpoolFailure("the spool " + directory.path() + " cannot be read", e);
        }
        spool.writerThread.start();
        return spool;
    }

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        CompletableFuture<AppendOutcome> outcome = new CompletableFuture<>();
        Task.Write write = new Task.Write(codec.get().encode(event), outcome);
        if (write.event().length > SegmentFormat.LONGEST_EVENT) {
            outcome.complete(new Unacknowledged("an event of " + write.event().length + " bytes cannot be spooled"));
        } else if (!tasks.offer(write)) {
            outcome.complete(new Unacknowledged("too many clicks wait for the spool's disk"));
        } else if (closing && tasks.remove(write)) {
            outcome.complete(new Unacknowledged("the spool is closed"));
        }
        return outcome;
    }

    /** Whether the last write went well and there is room; when not, whether the disk takes something now. */
    @Override
    public boolean available() {
        if (closing || full(0) || !writerThread.isAlive()) {
            return false;
        }
        return failing == null || ask(new Task.Try(new CompletableFuture<>()));
    }

    /** How much waits. */
    public SpoolDepth depth() {
        return depth;
    }

    /** Why the spool refused the last click that it was given, or null when it did not. */
    @Nullable
    public String failing() {
        return failing;
    }

    /** How many stretches of unreadable bytes were found so far. */
    public long damaged() {
        return damaged.get();
    }

    /** The oldest file, ended if it is being written; null when the spool is empty. It stays until it is deleted. */
    @Nullable
    SpoolSegment oldest() {
        synchronized (ended) {
            if (!ended.isEmpty()) {
                return ended.peekFirst();
            }
        }
        if (depth.records() > 0 && !closing) {
            ask(new Task.End(new CompletableFuture<>()));
        }
        synchronized (ended) {
            return ended.peekFirst();
        }
    }

    /** The encoded events of the file, in order. Reports what has become unreadable since it was last read. */
    List<byte[]> read(SpoolSegment segment) throws IOException {
        SegmentContent content = SegmentContent.of(SpoolDirectory.read(segment.file(), segment.bytes()));
        if (content.events().size() != segment.records()) {
            setAside(segment.file(), content);
        }
        return content.events();
    }

    /** Deletes a file all of whose clicks Kafka has. When that fails it is sent again by the next process. */
    void delete(SpoolSegment segment) {
        try {
            Files.deleteIfExists(segment.file());
        } catch (IOException e) {
            LOG.errorf(e, "Spool file %s, all of which Kafka has, could not be deleted", segment.file());
        }
        forget(segment, segment.bytes());
    }

    /** Leaves a file that cannot be read where it is, for the next process, so that those behind it go on. */
    void leave(SpoolSegment segment, IOException why) {
        LOG.errorf(
                why,
                "Spool file %s cannot be sent; its %d clicks stay there and are tried again when the app starts",
                segment.file(),
                segment.records());
        damaged.incrementAndGet();
        forget(segment, 0);
    }

    private void forget(SpoolSegment segment, long freed) {
        synchronized (ended) {
            ended.remove(segment);
            grow(-segment.records(), -freed);
        }
    }

    /** Writes what was handed in, then gives the folder back. */
    @Override
    public void close() {
        closing = true;
        try {
            writerThread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void release() {
        try {
            directory.close();
        } catch (IOException e) {
            LOG.warnf(e, "The lock of spool %s could not be given back; it ends with this process", directory.path());
        }
    }

    private void setAside(Path file, SegmentContent content) {
        damaged.addAndGet(content.damaged().size());
        String kept = "and could not be set aside";
        try {
            kept = "and are kept in " + directory.setAside(file, content.damaged());
        } catch (IOException e) {
            LOG.errorf(e, "Unreadable bytes of spool file %s could not be set aside", file);
        }
        LOG.errorf(
                "%d bytes in %d places of spool file %s cannot be read %s; its other %d clicks go on",
                content.damagedBytes(),
                content.damaged().size(),
                file.getFileName(),
                kept,
                content.events().size());
    }

    private void recover() throws IOException {
        for (Path file : directory.segments()) {
            byte[] bytes = SpoolDirectory.read(file, Integer.MAX_VALUE - 8);
            SegmentContent content = SegmentContent.of(bytes);
            if (content.createdAt() != null && SegmentFormat.version(bytes) != SegmentFormat.VERSION) {
                throw new SpoolFailure("spool file " + file + " is of version " + SegmentFormat.version(bytes)
                        + ", which this release does not know: start the release that wrote it");
            }
            Instant createdAt = content.createdAt() == null
                    ? Files.getLastModifiedTime(file).toInstant()
                    : content.createdAt();
            if (!content.damaged().isEmpty()) {
                setAside(file, content);
            }
            if (content.events().isEmpty()) {
                Files.delete(file);
            } else {
                ended.add(new SpoolSegment(file, createdAt, content.events().size(), bytes.length));
            }
        }
        for (SpoolSegment segment : ended) {
            grow(segment.records(), segment.bytes());
        }
        if (!ended.isEmpty()) {
            LOG.infof("The spool %s holds %d clicks of an earlier run", directory.path(), depth.records());
        }
    }

    private boolean ask(Task task) {
        CompletableFuture<Boolean> done = switch (task) {
            case Task.End end -> end.done();
            case Task.Try attempt -> attempt.done();
            case Task.Write write -> throw new IllegalArgumentException("a click is appended, not asked for");
        };
        if (!tasks.offer(task)) {
            return false;
        }
        try {
            return done.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The writing thread: everything that waits is one group. */
    private void write() {
        List<Task> group = new ArrayList<>(LARGEST_GROUP);
        while (true) {
            try {
                Task first = tasks.poll(LOOK_FOR_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    tasks.drainTo(group, LARGEST_GROUP - 1);
                    handle(group);
                    group.clear();
                } else if (closing) {
                    endActive();
                    return;
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private void handle(List<Task> group) {
        List<Task.Write> writes = new ArrayList<>(group.size());
        for (Task task : group) {
            if (task instanceof Task.Write write) {
                writes.add(write);
            }
        }
        if (!writes.isEmpty()) {
            commit(writes);
        }
        for (Task task : group) {
            switch (task) {
                case Task.Write write -> {}
                case Task.End(CompletableFuture<Boolean> done) -> {
                    endActive();
                    done.complete(true);
                }
                case Task.Try(CompletableFuture<Boolean> done) -> done.complete(attempt());
            }
        }
    }

    private void commit(List<Task.Write> writes) {
        List<byte[]> events = new ArrayList<>(writes.size());
        long length = 0;
        for (Task.Write write : writes) {
            events.add(write.event());
            length += SegmentFormat.recordLength(write.event());
        }
        if (full(length)) {
            refuse(writes, "the spool is full");
            return;
        }
        try {
            SegmentWriter writer = writer();
            long before = writer.bytes();
            writer.append(events);
            grow(events.size(), writer.bytes() - before);
        } catch (IOException | RuntimeException e) {
            LOG.debugf(e, "The spool %s cannot be written", directory.path());
            abandonActive(e);
            refuse(writes, "the spool cannot be written: " + e);
            return;
        }
        wentWell();
        for (Task.Write write : writes) {
            write.outcome().complete(Spooled.INSTANCE);
        }
    }

    private void refuse(List<Task.Write> writes, String reason) {
        if (failing == null) {
            LOG.errorf("Clicks are refused: %s (%s)", reason, directory.path());
        }
        failing = reason;
        Unacknowledged refused = new Unacknowledged(reason);
        for (Task.Write write : writes) {
            write.outcome().complete(refused);
        }
    }

    private void wentWell() {
        if (failing != null) {
            LOG.infof("The spool %s takes clicks again", directory.path());
        }
        failing = null;
    }

    /** Begins a file, which needs a block of the disk as a click would. */
    private boolean attempt() {
        try {
            endActive();
            writer();
            wentWell();
            return true;
        } catch (IOException e) {
            LOG.debugf(e, "The spool %s still cannot be written", directory.path());
            return false;
        }
    }

    private SegmentWriter writer() throws IOException {
        SegmentWriter writer = active;
        if (writer != null && writer.bytes() >= settings.segmentBytes()) {
            endActive();
            writer = null;
        }
        if (writer == null) {
            writer = SegmentWriter.begin(directory, maker, clock.instant());
            active = writer;
            synchronized (ended) {
                activeSince = writer.createdAt();
            }
            grow(0, writer.bytes());
        }
        return writer;
    }

    private void endActive() {
        SegmentWriter writer = active;
        if (writer != null) {
            active = null;
            keep(writer.end());
        }
    }

    private void abandonActive(Exception failure) {
        SegmentWriter writer = active;
        if (writer != null) {
            active = null;
            keep(writer.abandon(failure));
        }
    }

    private void keep(@Nullable SpoolSegment segment) {
        synchronized (ended) {
            activeSince = null;
            if (segment != null) {
                ended.addLast(segment);
            }
            grow(0, segment == null ? -SegmentFormat.HEADER_LENGTH : 0);
        }
    }

    private void grow(long records, long bytes) {
        synchronized (ended) {
            SpoolSegment first = ended.peekFirst();
            Instant oldest = first == null ? activeSince : first.createdAt();
            depth = new SpoolDepth(depth.records() + records, depth.bytes() + bytes, oldest);
        }
    }

    private boolean full(long more) {
        return depth.bytes() + more + SegmentFormat.HEADER_LENGTH > settings.maxBytes();
    }
}

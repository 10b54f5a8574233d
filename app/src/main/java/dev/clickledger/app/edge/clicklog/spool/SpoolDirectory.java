package dev.clickledger.app.edge.clicklog.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one spool, locked against a second owner: numbered spool files, and beside each damaged one a file of
 * the stretches that could not be read. The operating system gives the lock back when the process ends, however it does.
 */
public final class SpoolDirectory implements AutoCloseable {

    public static final String SEGMENT = ".spool";
    static final String DAMAGED = ".damaged";

    private final Path directory;
    private final FileChannel lockFile;
    private long lastNumber;

    private SpoolDirectory(Path directory, FileChannel lockFile, long lastNumber) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lastNumber = lastNumber;
    }

    /**
     * Takes possession of the folder, which is made when it is missing.
     *
     * @throws SpoolFailure when another process has it, or it cannot be used
     */
    static SpoolDirectory open(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel lockFile =
                    FileChannel.open(absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new SpoolFailure("the spool " + absolute + " belongs to another running process: give every"
                        + " replica a folder of its own (SPOOL_DIR)");
            }
            return new SpoolDirectory(absolute, lockFile, lastNumber(absolute));
        } catch (IOException e) {
            throw new SpoolFailure(
                    "the spool " + absolute + " cannot be opened: make it a folder that this user can"
                            + " write, or set another (SPOOL_DIR)",
                    e);
        }
    }

    /** The path of the next file, which is not there yet. */
    Path next() {
        lastNumber++;
        return directory.resolve("%019d%s".formatted(lastNumber, SEGMENT));
    }

    /** All spool files, oldest first. */
    List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SEGMENT))
                    .sorted()
                    .toList();
        }
    }

    /** The first bytes of a file, up to where it counts. */
    static byte[] read(Path file, long length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Math.toIntExact(length));
        }
    }

    /** Returns when files that were made or deleted stay so after a loss of power. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Writes the unreadable stretches of a file, each behind its position and length, beside it. */
    Path setAside(Path file, List<SegmentContent.Damage> damaged) throws IOException {
        String name = file.getFileName().toString();
        Path aside = directory.resolve(name.substring(0, name.length() - SEGMENT.length()) + DAMAGED);
        Path unfinished = directory.resolve(aside.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (SegmentContent.Damage damage : damaged) {
                ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + damage.bytes().length)
                        .putInt(damage.position())
                        .putInt(damage.bytes().length)
                        .put(damage.bytes())
                        .flip();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        Files.move(unfinished, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
        return aside;
    }

    Path path() {
        return directory;
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static long lastNumber(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{19}\\..*"))
                    .mapToLong(name -> Long.parseLong(name.substring(0, 19)))
                    .max()
                    .orElse(0);
        }
    }
}

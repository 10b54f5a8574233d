package dev.clickledger.stack.faults;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Fills the heap of another process, as pages without end would: for some seconds hardly anything is left and its collector
 * runs all the time, then there is nothing.
 */
public final class HeapFiller implements Runnable {

    private static final int BLOCK = 256 * 1024;

    /** So little that nearly every block has the collector run. */
    private static final long LITTLE = 24L * 1024 * 1024;

    private static final long FULL_NANOS = 5_000_000_000L;
    private static final List<byte[]> HELD = new ArrayList<>();

    /** Keeps the compiler from leaving out what nobody uses. */
    private static long sum;

    private HeapFiller() {}

    /** Begins to fill the heap of a process, and returns. */
    static void fill(long pid, Path folder) throws IOException {
        Path jar = pack(Files.createDirectories(folder).resolve("heap-filler.jar"));
        try {
            VirtualMachine process = VirtualMachine.attach(Long.toString(pid));
            try {
                process.loadAgent(jar.toAbsolutePath().toString());
            } finally {
                process.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IOException("process " + pid + " takes no agent", e);
        }
    }

    private static Path pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", HeapFiller.class.getName());
        String name = HeapFiller.class.getName().replace('.', '/') + ".class";
        try (InputStream code = HeapFiller.class.getClassLoader().getResourceAsStream(name);
                JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            if (code == null) {
                throw new IOException(name + " is not on the class path");
            }
            packed.putNextEntry(new JarEntry(name));
            code.transferTo(packed);
        }
        return jar;
    }

    /** Runs in the other process. */
    public static void agentmain(String arguments) {
        Thread filler = new Thread(new HeapFiller(), "heap-filler");
        filler.setDaemon(true);
        filler.start();
    }

    @Override
    public void run() {
        while (free() > LITTLE) {
            HELD.add(new byte[BLOCK]);
        }
        long until = System.nanoTime() + FULL_NANOS;
        while (System.nanoTime() < until) {
            sum += new byte[BLOCK].length;
        }
        while (true) {
            HELD.add(new byte[BLOCK]);
        }
    }

    /** What is left once the collector has run. */
    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.freeMemory() < 2 * BLOCK) {
            System.gc();
        }
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}

package dev.clickledger.ui.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What is said to processes of the stack, which are known by the notes that its supervisor keeps. */
final class Signals {

    private Signals() {}

    /** The process that a note is about, if it is about any. */
    static OptionalLong pid(Path note) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(note).strip().split(" ", 2)[0]));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The process that a note is about. */
    static long runningPid(Path note) {
        return pid(note).orElseThrow(() -> new AssertionError("nothing runs that " + note + " is about"));
    }

    static void send(String name, long pid) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("process " + pid + " did not take the signal " + name);
            }
        } catch (IOException e) {
            throw new AssertionError("signals cannot be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

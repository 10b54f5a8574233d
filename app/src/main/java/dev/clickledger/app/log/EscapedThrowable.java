package dev.clickledger.app.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception whose messages are escaped, its causes' and suppressed ones' too. It stands for the original in the log alone. */
final class EscapedThrowable extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String text;

    private EscapedThrowable(Throwable original, String text) {
        super(text);
        this.text = text;
        setStackTrace(original.getStackTrace());
    }

    /** The very same exception when there is nothing to escape. */
    static Throwable of(Throwable thrown) {
        return isClean(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? thrown
                : copy(thrown, new IdentityHashMap<>());
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isClean(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return true;
        }
        if (!Escaped.isClean(String.valueOf(thrown)) || !isClean(thrown.getCause(), seen)) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!isClean(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    private static Throwable copy(Throwable original, Map<Throwable, Throwable> copies) {
        Throwable known = copies.get(original);
        if (known != null) {
            return known;
        }
        EscapedThrowable copy = new EscapedThrowable(original, Escaped.text(String.valueOf(original)));
        copies.put(original, copy);
        if (original.getCause() != null) {
            copy.initCause(copy(original.getCause(), copies));
        }
        for (Throwable suppressed : original.getSuppressed()) {
            copy.addSuppressed(copy(suppressed, copies));
        }
        return copy;
    }
}

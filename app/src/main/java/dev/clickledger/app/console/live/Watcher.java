package dev.clickledger.app.console.live;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows values to one eye, one after the other, leaving out those that are outdated before it is their turn. */
final class Watcher<V> {

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    private final Consumer<V> eye;
    private final Executor executor;
    private @Nullable V pending;
    private boolean showing;

    Watcher(Consumer<V> eye, Executor executor) {
        this.eye = eye;
        this.executor = executor;
    }

    void show(V value) {
        synchronized (this) {
            pending = value;
            if (showing) {
                return;
            }
            showing = true;
        }
        executor.execute(this::showPending);
    }

    private void showPending() {
        for (V value = take(); value != null; value = take()) {
            try {
                eye.accept(value);
            } catch (RuntimeException e) {
                LOG.warn("A watcher failed", e);
            }
        }
    }

    private synchronized @Nullable V take() {
        V value = pending;
        pending = null;
        showing = value != null;
        return value;
    }
}

package dev.clickledger.app.console.live;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One value and everyone who watches it. A tick asks for the next value, unless the asking of an earlier tick still
 * goes on.
 *
 * @param <V> the value
 */
public final class LiveFeed<V> {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    private final Function<@Nullable V, V> next;
    private final BiPredicate<V, V> same;
    private final Executor executor;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final Set<Watcher<V>> watchers = new LinkedHashSet<>();
    private @Nullable V latest;

    /**
     * A feed that nobody watches yet.
     *
     * @param next gives the next value, knowing the one before; may take its time
     * @param same whether two values in succession look the same to a watcher
     * @param executor runs the asking and the watchers
     */
    public LiveFeed(Function<@Nullable V, V> next, BiPredicate<V, V> same, Executor executor) {
        this.next = next;
        this.same = same;
        this.executor = executor;
    }

    /**
     * Adds a watcher, who sees at once what the others see. It is called from other threads, never twice at a time; one
     * that is slower than the ticks misses what is outdated.
     */
    public synchronized Watch watch(Consumer<V> eye) {
        Watcher<V> watcher = new Watcher<>(eye, executor);
        watchers.add(watcher);
        if (latest != null) {
            watcher.show(latest);
        }
        return () -> remove(watcher);
    }

    /** Whether anyone watches. */
    public synchronized boolean watched() {
        return !watchers.isEmpty();
    }

    /** Asks for the next value. */
    public void tick() {
        if (asking.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    show(next.apply(latest()));
                } catch (RuntimeException e) {
                    LOG.error("What is watched live could not be asked for", e);
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    /** Puts another value in the place of the latest, whether or not one is being asked for. */
    public synchronized void revise(UnaryOperator<V> revision) {
        V now = latest;
        if (now != null) {
            show(revision.apply(now));
        }
    }

    private synchronized @Nullable V latest() {
        return latest;
    }

    private synchronized void show(V value) {
        V before = latest;
        latest = value;
        if (before == null || !same.test(before, value)) {
            watchers.forEach(watcher -> watcher.show(value));
        }
    }

    private synchronized void remove(Watcher<V> watcher) {
        watchers.remove(watcher);
    }
}

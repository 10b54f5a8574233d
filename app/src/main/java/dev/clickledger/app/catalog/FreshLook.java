package dev.clickledger.app.catalog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the source for what somebody asks for and nobody here knows. All who ask meanwhile share one look, and looks keep
 * their distance, so that whoever invents names costs the source next to nothing.
 */
final class FreshLook {

    /** The least distance of two looks. */
    static final long DISTANCE_MILLIS = 100;

    /** Past so many who wait, one is told what is known. */
    static final int MOST_WAITING = 256;

    private static final long PATIENCE_MILLIS = 1_000;

    private final ScheduledExecutorService refresher;
    private final Runnable look;
    private @Nullable CompletableFuture<Void> next;
    private int waiting;

    FreshLook(ScheduledExecutorService refresher, Runnable look) {
        this.refresher = refresher;
        this.look = look;
    }

    /** Completes when a look that begins from now on is over, or sooner when there is no room or no time. Never fails. */
    synchronized CompletionStage<Void> take() {
        if (waiting >= MOST_WAITING) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> shared = next;
        if (shared == null) {
            shared = new CompletableFuture<>();
            try {
                refresher.schedule(this::run, DISTANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                return CompletableFuture.completedFuture(null);
            }
            next = shared;
        }
        waiting++;
        return shared.copy()
                .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> leave());
    }

    private void run() {
        CompletableFuture<Void> shared;
        synchronized (this) {
            // first: what is written from here on may not be in what this look finds
            shared = next;
            next = null;
        }
        try {
            look.run();
        } finally {
            if (shared != null) {
                shared.complete(null);
            }
        }
    }

    private synchronized void leave() {
        waiting--;
    }
}

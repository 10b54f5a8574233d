package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.contract.ClickEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A click log in memory. */
final class RememberedClicks implements ClickLog {

    private final Queue<ClickEvent> events = new ConcurrentLinkedQueue<>();

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        events.add(event);
        return CompletableFuture.completedStage(new AppendOutcome.Acknowledged());
    }

    @Override
    public boolean available() {
        return true;
    }

    List<ClickEvent> events() {
        return List.copyOf(events);
    }
}

package dev.clickledger.app.edge.clicklog;

import dev.clickledger.contract.ClickEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Acknowledges every click at once and keeps none: what the redirect costs without its log. Only for the benchmark. */
@Singleton
class NoClickLog implements ClickLog {

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        return CompletableFuture.completedFuture(AppendOutcome.Acknowledged.INSTANCE);
    }

    @Override
    public boolean available() {
        return true;
    }
}

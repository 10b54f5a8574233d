package dev.clickledger.app.edge.clicklog;

import dev.clickledger.contract.ClickEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A log that answers as it is told, or not at all, and remembers what it was given. */
public final class FakeLog implements ClickLog {

    private final List<ClickEvent> asked = new CopyOnWriteArrayList<>();
    private volatile Supplier<CompletableFuture<AppendOutcome>> answer;

    private FakeLog(Supplier<CompletableFuture<AppendOutcome>> answer) {
        this.answer = answer;
    }

    public static FakeLog answering(AppendOutcome outcome) {
        return new FakeLog(() -> CompletableFuture.completedFuture(outcome));
    }

    public static FakeLog silent() {
        return new FakeLog(CompletableFuture::new);
    }

    public void answer(AppendOutcome outcome) {
        answer = () -> CompletableFuture.completedFuture(outcome);
    }

    public void answer(CompletableFuture<AppendOutcome> later) {
        answer = () -> later;
    }

    public List<ClickEvent> asked() {
        return asked;
    }

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        asked.add(event);
        return answer.get();
    }

    @Override
    public boolean available() {
        return answer.get().getNow(new AppendOutcome.Unacknowledged("silent")) instanceof AppendOutcome.Acknowledged;
    }
}

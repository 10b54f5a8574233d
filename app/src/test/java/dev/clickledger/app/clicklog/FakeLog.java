package dev.clickledger.app.clicklog;

import dev.clickledger.contract.ClickEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A log that answers as it is told, or not at all, and remembers what it was given. */
final class FakeLog implements ClickLog {

    private final List<ClickEvent> asked = new CopyOnWriteArrayList<>();
    private volatile Supplier<CompletableFuture<AppendOutcome>> answer;

    private FakeLog(Supplier<CompletableFuture<AppendOutcome>> answer) {
        this.answer = answer;
    }

    static FakeLog answering(AppendOutcome outcome) {
        return new FakeLog(() -> CompletableFuture.completedFuture(outcome));
    }

    static FakeLog silent() {
        return new FakeLog(CompletableFuture::new);
    }

    void answer(AppendOutcome outcome) {
        answer = () -> CompletableFuture.completedFuture(outcome);
    }

    void answer(CompletableFuture<AppendOutcome> later) {
        answer = () -> later;
    }

    List<ClickEvent> asked() {
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

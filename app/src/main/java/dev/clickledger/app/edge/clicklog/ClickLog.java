package dev.clickledger.app.edge.clicklog;

import dev.clickledger.contract.ClickEvent;
import java.util.concurrent.CompletionStage;

/** The append-only log of clicks. */
public interface ClickLog {

    /**
     * Appends a click. Neither blocks nor throws, so that an event loop may call it; the stage never completes
     * exceptionally and completes within the log's deadline, on any thread.
     */
    CompletionStage<AppendOutcome> append(ClickEvent event);

    /** Whether a click could be made durable now. May block for the log's deadline. */
    boolean available();
}

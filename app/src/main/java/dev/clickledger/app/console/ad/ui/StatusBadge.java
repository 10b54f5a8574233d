package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.ad.Delivery;
import dev.clickledger.app.console.ad.file.ImportReport;
import dev.clickledger.app.console.registry.Status;

/** A state in a word. */
public final class StatusBadge extends Span {

    private static final long serialVersionUID = 1L;

    private StatusBadge(String word, String tone) {
        super(word);
        addClassName("ad-status");
        getElement().setAttribute("data-tone", tone);
    }

    static StatusBadge of(Status status) {
        return switch (status) {
            case ACTIVE -> new StatusBadge("Active", "good");
            case PAUSED -> new StatusBadge("Paused", "waiting");
            case ARCHIVED -> new StatusBadge("Archived", "quiet");
        };
    }

    static StatusBadge of(Delivery delivery) {
        return switch (delivery) {
            case COUNTING -> new StatusBadge("Active", "good");
            case SCHEDULED -> new StatusBadge("Scheduled", "waiting");
            case ENDED -> new StatusBadge("Ended", "quiet");
            case PAUSED -> new StatusBadge("Paused", "waiting");
            case CAMPAIGN_OFF -> new StatusBadge("Campaign off", "waiting");
            case ARCHIVED -> new StatusBadge("Archived", "quiet");
        };
    }

    static StatusBadge of(ImportReport.Outcome outcome) {
        return switch (outcome) {
            case ADDED -> new StatusBadge("New", "good");
            case CHANGED -> new StatusBadge("Changes", "waiting");
            case SAME -> new StatusBadge("No change", "quiet");
            case ERROR -> new StatusBadge("Error", "bad");
        };
    }

    public static StatusBadge ofAccess(boolean valid) {
        return valid ? new StatusBadge("Valid", "good") : new StatusBadge("Revoked", "quiet");
    }
}

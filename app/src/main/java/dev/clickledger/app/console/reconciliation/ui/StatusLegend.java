package dev.clickledger.app.console.reconciliation.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.contract.Reconciliation.Status;

/** What the findings mean that the page lists. */
final class StatusLegend extends DescriptionList {

    private static final long serialVersionUID = 1L;

    StatusLegend() {
        addClassName("status-legend");
        for (Status status : Status.values()) {
            if (status == Status.BACKFILLED) {
                continue;
            }
            StatusWords words = StatusWords.of(status);
            Term term = new Term();
            term.add(badge(status));
            add(term, new Description(words.meaning()));
        }
    }

    /** A finding in a word, coloured. */
    static Span badge(Status status) {
        Span badge = new Span(StatusWords.of(status).word());
        badge.addClassName("status");
        badge.getElement().setAttribute("data-status", status.name());
        return badge;
    }
}

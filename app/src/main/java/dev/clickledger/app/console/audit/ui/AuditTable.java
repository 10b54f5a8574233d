package dev.clickledger.app.console.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.audit.AuditEntry;
import dev.clickledger.app.console.audit.AuditOutcome;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Entries, one row each; on a narrow screen a row becomes a card. */
final class AuditTable extends Div {

    private static final long serialVersionUID = 1L;

    private final NativeTableBody body = new NativeTableBody();

    AuditTable() {
        addClassName("table-scroll");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Entries of the audit");
        NativeTable table = new NativeTable(body);
        table.addClassNames("windows", "audit-table");
        NativeTableRow head = new NativeTableRow();
        for (String title : List.of("When", "Who", "Tenant", "Action", "Object", "Outcome", "Detail")) {
            head.add(new NativeTableHeaderCell(title));
        }
        table.getHead().add(head);
        add(table);
    }

    void clear() {
        body.removeAll();
    }

    void add(List<AuditEntry> entries, Times times, Instant now) {
        entries.forEach(entry -> body.add(row(entry, times, now)));
    }

    private static NativeTableRow row(AuditEntry entry, Times times, Instant now) {
        NativeTableRow row = new NativeTableRow();
        row.getElement().setAttribute("data-entry", Long.toString(entry.id()));
        NativeTableCell when = cell("When", times.recentSecond(entry.happenedAt(), now));
        when.getElement().setAttribute("title", entry.happenedAt().toString());
        row.add(
                when,
                named("Who", entry.person()),
                named("Tenant", Objects.requireNonNullElse(entry.tenantId(), "–")),
                cell("Action", entry.action()),
                named("Object", entry.object().isEmpty() ? "–" : entry.object()),
                outcome(entry.outcome()),
                named("Detail", entry.detail().isEmpty() ? "–" : entry.detail()));
        return row;
    }

    private static NativeTableCell outcome(AuditOutcome outcome) {
        Span badge =
                new Span(outcome.name().charAt(0) + outcome.name().substring(1).toLowerCase(Locale.ROOT));
        badge.addClassName("badge");
        badge.getElement()
                .setAttribute(
                        "data-state",
                        switch (outcome) {
                            case DONE -> "live";
                            case REFUSED -> "waiting";
                            case FAILED -> "alarm";
                        });
        NativeTableCell cell = cell("Outcome", "");
        cell.add(badge);
        return cell;
    }

    private static NativeTableCell named(String label, String name) {
        NativeTableCell cell = cell(label, "");
        cell.add(new CutText(name));
        return cell;
    }

    private static NativeTableCell cell(String label, String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.getElement().setAttribute("data-label", label);
        return cell;
    }
}

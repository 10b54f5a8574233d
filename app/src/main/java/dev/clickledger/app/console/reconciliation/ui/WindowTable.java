package dev.clickledger.app.console.reconciliation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.reconciliation.ReconciledWindow;
import dev.clickledger.app.console.shell.ui.DemoLabel;
import dev.clickledger.contract.Reconciliation.Status;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The findings, one row each; on a narrow screen a row becomes a card. */
final class WindowTable extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Predicate<String> invented;
    private final NativeTableBody body = new NativeTableBody();

    /**
     * An empty table.
     *
     * @param invented whether a tenant is made up, so that nobody takes its drift for anybody's money
     */
    WindowTable(Predicate<String> invented) {
        this.invented = invented;
        addClassName("table-scroll");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Recounted windows");
        NativeTable table = new NativeTable(body);
        table.addClassName("windows");
        NativeTableRow head = new NativeTableRow();
        for (String title : List.of("Window", "Tenant", "Ad")) {
            head.add(new NativeTableHeaderCell(title));
        }
        for (String title :
                List.of("Streamed", "Recounted", "Drift", "Late", "Repeat", "Moved", "Missing", "Phantom")) {
            head.add(numeric(new NativeTableHeaderCell(title)));
        }
        head.add(new NativeTableHeaderCell("Finding"), numeric(new NativeTableHeaderCell("Run")));
        table.getHead().add(head);
        add(table);
    }

    void show(List<ReconciledWindow> windows, Times times, Instant now) {
        body.removeAll();
        NumberFormat whole = NumberFormat.getIntegerInstance(times.locale());
        windows.forEach(window -> body.add(row(window, times, now, whole)));
    }

    private NativeTableRow row(ReconciledWindow window, Times times, Instant now, NumberFormat whole) {
        NativeTableRow row = new NativeTableRow();
        row.getElement().setAttribute("data-status", window.status().name());
        row.getElement().setAttribute("data-ad", window.adId());
        row.getElement().setAttribute("data-run", Long.toString(window.runNumber()));
        row.getElement().setAttribute("data-window", window.start().toString());
        row.getElement().setAttribute("data-drift", Long.toString(window.difference()));
        row.add(
                cell("Window", times.recentMinute(window.start(), now) + "–" + times.minute(window.end())),
                tenant(window.tenantId()),
                named("Ad", window.adId()),
                number("Streamed", window.streamed(), whole),
                number("Recounted", window.recounted(), whole),
                signed("Drift", window.difference(), whole),
                cause("Late", window.causes().late(), whole),
                cause("Repeat", window.causes().repeat(), whole),
                cause("Moved", window.causes().moved(), whole),
                cause("Missing", window.causes().missing(), whole),
                cause("Phantom", window.causes().phantom(), whole),
                finding(window.status()),
                number("Run", window.runNumber(), whole));
        return row;
    }

    private NativeTableCell tenant(String tenantId) {
        NativeTableCell cell = named("Tenant", tenantId);
        if (invented.test(tenantId)) {
            cell.add(DemoLabel.ofTenant());
        }
        return cell;
    }

    private static NativeTableCell finding(Status status) {
        NativeTableCell cell = cell("Finding", "");
        cell.add(StatusLegend.badge(status));
        return cell;
    }

    private static NativeTableCell number(String label, long value, NumberFormat whole) {
        return numeric(cell(label, whole.format(value)));
    }

    private static NativeTableCell signed(String label, long value, NumberFormat whole) {
        String text =
                value > 0 ? "+" + whole.format(value) : whole.format(value).replace('-', '−');
        return quietWhenZero(numeric(cell(label, text)), value);
    }

    private static NativeTableCell cause(String label, long value, NumberFormat whole) {
        return quietWhenZero(numeric(cell(label, whole.format(value).replace('-', '−'))), value);
    }

    private static NativeTableCell cell(String label, String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.getElement().setAttribute("data-label", label);
        return cell;
    }

    private static NativeTableCell named(String label, String name) {
        NativeTableCell cell = cell(label, "");
        cell.add(new CutText(name));
        return cell;
    }

    private static NativeTableCell quietWhenZero(NativeTableCell cell, long value) {
        if (value == 0) {
            cell.addClassName("zero");
        }
        return cell;
    }

    private static <C extends com.vaadin.flow.component.HtmlContainer> C numeric(C cell) {
        cell.addClassName("numeric");
        return cell;
    }
}

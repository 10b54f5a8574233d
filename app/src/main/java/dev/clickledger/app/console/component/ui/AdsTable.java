package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A list of things, one row each; on a narrow screen a row becomes a card. */
public final class AdsTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    private final NativeTableBody body = new NativeTableBody();
    private final List<String> titles;

    public AdsTable(String label, List<String> titles) {
        this.titles = List.copyOf(titles);
        addClassName("ads-table");
        getElement().setAttribute("aria-label", label);
        NativeTableRow head = new NativeTableRow();
        titles.forEach(title -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        getHead().add(head);
        add(body);
    }

    public void clear() {
        body.removeAll();
    }

    public boolean empty() {
        return body.getChildren().findAny().isEmpty();
    }

    /** Adds a row; each cell stands under the title of the same place. */
    public NativeTableRow row(NativeTableCell... cells) {
        NativeTableRow row = new NativeTableRow();
        for (int i = 0; i < cells.length; i++) {
            if (!titles.get(i).isEmpty()) {
                cells[i].getElement().setAttribute("data-label", titles.get(i));
            }
            row.add(cells[i]);
        }
        body.add(row);
        return row;
    }

    /** A link to something with a name of any length. */
    public static Anchor link(String address, String name) {
        return new Anchor(address, new CutText(name));
    }

    public static NativeTableCell cell(String text, String... classes) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.addClassNames(classes);
        return cell;
    }

    public static NativeTableCell cell(Component content, String... classes) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.addClassNames(classes);
        return cell;
    }
}

package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.html.Span;

/** Says that an advertiser and its visitors are invented. */
public final class DemoLabel extends Span {

    private static final long serialVersionUID = 1L;

    private DemoLabel() {
        super("Demo");
        addClassName("demo-label");
        setTitle("An invented advertiser; its visitors are simulated");
    }

    /** For a whole page. */
    static DemoLabel ofPage() {
        DemoLabel label = new DemoLabel();
        Span more = new Span(" data");
        more.addClassName("wide-only");
        label.add(more);
        return label;
    }

    /** Beside a tenant's name. */
    public static DemoLabel ofTenant() {
        return new DemoLabel();
    }
}

package dev.clickledger.app.shell.ui;

import com.vaadin.flow.component.html.Span;

/** Says that an advertiser and its visitors are invented. */
public final class DemoLabel extends Span {

    private static final long serialVersionUID = 1L;

    private DemoLabel(String words) {
        super(words);
        addClassName("demo-label");
        setTitle("An invented advertiser; its visitors are simulated");
    }

    /** For a whole page. */
    static DemoLabel ofPage() {
        return new DemoLabel("Demo data");
    }

    /** Beside a tenant's name. */
    public static DemoLabel ofTenant() {
        return new DemoLabel("Demo");
    }
}

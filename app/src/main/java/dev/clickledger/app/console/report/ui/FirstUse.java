package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.console.ad.TrackingLinks;
import java.util.List;

/** What a tenant sees that was never clicked: the link to put into the world, and that the page waits for it. */
final class FirstUse extends Section {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();

    FirstUse() {
        addClassNames("card", "first-use");
        body.addClassName("first-use-body");
        add(body);
        setVisible(false);
    }

    void show(List<Ad> ads, TrackingLinks links) {
        body.removeAll();
        if (ads.isEmpty()) {
            Anchor create = new Anchor("/campaigns", "Create your first ad");
            create.addClassName("button-primary");
            body.add(
                    new H2("Nothing to count yet"),
                    new Paragraph("Clicks are counted per ad. An ad has a name, a destination and a tracking link:"
                            + " whoever opens the link is counted and sent on to the destination."),
                    create);
        } else {
            Ad ad = ads.getFirst();
            Div waiting = new Div(new Span("Waiting for the first click"));
            waiting.addClassName("waiting");
            waiting.getElement().setAttribute("role", "status");
            body.add(
                    new H2("Put your tracking link where people click"),
                    new Paragraph(
                            "This is the link of “" + ad.name() + "”. Everyone who opens it is counted and sent on"
                                    + " to its destination. Try it: the figures appear here within two seconds."),
                    new TrackingLink(links.of(ad.id())),
                    waiting);
        }
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    /** The link with buttons that copy it and try it. */
    @Tag("tracking-link")
    @JsModule("context://js/tracking-link.js")
    private static final class TrackingLink extends Component {

        private static final long serialVersionUID = 1L;

        TrackingLink(String link) {
            getElement().setAttribute("link", link);
        }
    }
}

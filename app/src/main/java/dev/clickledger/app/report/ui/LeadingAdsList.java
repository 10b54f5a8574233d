package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.report.AdRanking;
import dev.clickledger.app.report.AdRanking.AdClicks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The ads with the most clicks, each with a bar in proportion and a link that shows it alone. */
final class LeadingAdsList extends Section {

    private static final long serialVersionUID = 1L;

    private final OrderedList list = new OrderedList();
    private final Paragraph none = new Paragraph("No ad was clicked in the last hour.");

    LeadingAdsList() {
        addClassNames("card", "leading-ads");
        getElement().setAttribute("aria-label", "Top ads");
        none.addClassName("quiet");
        none.setVisible(false);
        add(new com.vaadin.flow.component.html.H2("Top ads"), list, none);
    }

    void show(AdRanking ranking, UnaryOperator<String> nameOf, Locale locale) {
        long most = ranking.ads().stream().mapToLong(AdClicks::clicks).max().orElse(1);
        list.removeAll();
        ranking.ads().forEach(ad -> list.add(row(ad, nameOf.apply(ad.adId()), most, locale)));
        none.setVisible(ranking.ads().isEmpty());
    }

    void clear() {
        list.removeAll();
        none.setVisible(false);
    }

    private static ListItem row(AdClicks ad, String name, long most, Locale locale) {
        Span label = new Span(name);
        label.addClassName("row-label");
        Span count = new Span(NumberFormat.getIntegerInstance(locale).format(ad.clicks()));
        count.addClassName("row-count");
        Span bar = new Span();
        bar.addClassName("row-bar");
        bar.getStyle().set("inline-size", "%.2f%%".formatted(100.0 * ad.clicks() / most));
        Anchor link = new Anchor("/?ad=" + URLEncoder.encode(ad.adId(), StandardCharsets.UTF_8), bar, label, count);
        ListItem row = new ListItem(link);
        row.getElement().setAttribute("data-ad", ad.adId());
        row.getElement().setAttribute("data-clicks", Long.toString(ad.clicks()));
        return row;
    }
}

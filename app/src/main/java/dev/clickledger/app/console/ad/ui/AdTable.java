package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.MoreButton;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Instant;
import java.util.List;

/** Ads by name, a page at a time. */
final class AdTable extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AdDesk ads;
    private final Times times;
    private final AdsTable table = new AdsTable("Ads", List.of("Ad", "Status", "Destination", "Changed"));
    private final Paragraph none = Card.quiet("");
    private final MoreButton more = new MoreButton();

    AdTable(AdDesk ads, Times times) {
        this.ads = ads;
        this.times = times;
        add(table, none, more);
    }

    /** Lists from the beginning. */
    void show(TenantScope scope, AdFilter filter, Instant now, String whenEmpty) {
        table.clear();
        append(scope, filter, now);
        table.setVisible(!table.empty());
        none.setText(whenEmpty);
        none.setVisible(table.empty());
    }

    private void append(TenantScope scope, AdFilter filter, Instant now) {
        Page<AdEntry> page = ads.list(scope, filter);
        for (AdEntry ad : page.items()) {
            table.row(
                    AdsTable.cell(AdsTable.link(AdView.address(ad.id()), ad.name())),
                    AdsTable.cell(StatusBadge.of(ad.delivery(now)), "fit"),
                    AdsTable.cell(new CutText(ad.fields().destination()), "url"),
                    AdsTable.cell(times.dayAndMinute(ad.changedAt()), "fit"));
        }
        more.leadTo(
                page.next() == null
                        ? null
                        : () -> append(
                                scope,
                                new AdFilter(
                                        filter.campaignId(),
                                        filter.status(),
                                        filter.text(),
                                        page.next(),
                                        filter.limit()),
                                now));
    }
}

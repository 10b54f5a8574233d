package dev.clickledger.app.console.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.shell.ui.DemoLabel;
import dev.clickledger.app.console.shell.ui.MainLayout;
import dev.clickledger.app.console.shell.ui.TenantVisit;
import dev.clickledger.app.console.tenant.Tenants;
import dev.clickledger.app.console.tenant.Tenants.Tenant;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** All tenants, and the way to see their pages as they do. */
@Route(value = "admin/tenants", layout = MainLayout.class)
@PageTitle("Tenants · Clickledger")
@RolesAllowed(Roles.ADMIN)
public class TenantsView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final transient Tenants tenants;

    TenantsView(CurrentUser user, Tenants tenants) {
        this.user = user;
        this.tenants = tenants;
        addClassName("ads-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        user.platformScope().ifPresent(this::show);
    }

    private void show(PlatformScope scope) {
        AdsTable table = new AdsTable("Tenants", List.of("Tenant", "Organization", "Campaigns", "Ads", ""));
        for (Tenant tenant : tenants.all(scope)) {
            Button visit = new Button("See its pages", _ -> TenantVisit.begin(scope, UI.getCurrent(), tenant.id()));
            visit.setAriaLabel("See the pages of " + tenant.name());
            Div name = new Div(new CutText(tenant.name()));
            name.addClassName("title-line");
            if (tenant.demo()) {
                name.add(DemoLabel.ofTenant());
            }
            table.row(
                    AdsTable.cell(name),
                    AdsTable.cell(new CutText(tenant.id())),
                    AdsTable.cell(Long.toString(tenant.campaigns()), "fit"),
                    AdsTable.cell(Long.toString(tenant.ads()), "fit"),
                    AdsTable.cell(visit, "fit"));
        }
        Div words = new Div(new H1("Tenants"));
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");
        add(
                head,
                new Card(
                        "All tenants",
                        Card.quiet("You can see a tenant's pages as its viewers do. Nothing can be changed there."),
                        table.empty() ? Card.quiet("No tenant has a campaign yet.") : table));
    }
}

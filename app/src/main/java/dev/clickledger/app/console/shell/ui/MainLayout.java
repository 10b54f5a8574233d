package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.clickledger.app.console.live.Pulse;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.SignIn;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.session.SignOutToken;
import dev.clickledger.app.console.session.ui.LiveLine;
import dev.clickledger.app.console.tenant.DemoTenants;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frame of every page: a bar with the name, the pages one may open, the colours and the account. */
@AnonymousAllowed
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final Main content = new Main();
    /** Each page one may open, and what the addresses of those that belong to it begin with. */
    private final Map<Anchor, Set<String>> links = new LinkedHashMap<>();

    MainLayout(
            CurrentUser user, DemoTenants demoTenants, Pulse pulse, SignIn signIn, SignOutToken tokens, Clock clock) {
        addClassName("shell");
        content.setId("content");
        Anchor skip = new Anchor("#content", "Skip to the figures");
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        add(
                skip,
                new VisitBanner(user),
                bar(user, demoTenants, signIn, tokens),
                new LiveLine(pulse, signIn, clock),
                content);
    }

    private Header bar(CurrentUser user, DemoTenants demoTenants, SignIn signIn, SignOutToken tokens) {
        Anchor brand = new Anchor("/", new Logo(), new Span("Clickledger"));
        brand.addClassName("brand");

        Nav nav = new Nav();
        nav.getElement().setAttribute("aria-label", "Pages");
        if (user.tenantScope().isPresent()) {
            nav.add(
                    link("/", "Dashboard"),
                    link("/campaigns", "Campaigns", "campaigns", "ads", "import"),
                    link("/access", "Access"));
        }
        if (user.platformScope().isPresent() && !user.visiting()) {
            nav.add(
                    link("/admin", "Recounts"),
                    link("/admin/system", "System"),
                    link("/admin/tenants", "Tenants"),
                    link("/admin/audit", "Audit"));
        }

        if (links.size() < 2) {
            nav.addClassName("wide-only");
        }

        String place = user.tenantScope()
                .map(TenantScope::tenantId)
                .orElse(user.platformScope().isPresent() ? "Platform" : "");
        Div account =
                new Div(new ThemeSwitch(), new AccountMenu(user.name(), place, signIn, tokens.of(user.session())));
        account.addClassName("account");

        Header bar = new Header(brand);
        if (user.tenantScope()
                .filter(scope -> demoTenants.contains(scope.tenantId()))
                .isPresent()) {
            bar.add(DemoLabel.ofPage());
        }
        bar.add(nav, account);
        bar.addClassName("bar");
        return bar;
    }

    private Anchor link(String path, String text, String... areas) {
        Anchor link = new Anchor(path, text);
        links.put(link, Set.of(areas));
        return link;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String here = event.getLocation().getPath();
        String area = event.getLocation().getFirstSegment();
        links.forEach((link, areas) -> {
            if (link.getHref().equals("/" + here)) {
                link.getElement().setAttribute("aria-current", "page");
            } else if (areas.contains(area)) {
                link.getElement().setAttribute("aria-current", "true");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    @Override
    public void showRouterLayoutContent(com.vaadin.flow.component.@Nullable HasElement view) {
        if (view != null) {
            content.getElement().appendChild(view.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(com.vaadin.flow.component.@Nullable HasElement view) {
        content.removeAll();
    }

    /** The mark: a tally, four strokes and one across. */
    private static final class Logo extends Component {

        private static final long serialVersionUID = 1L;

        Logo() {
            super(new Element("span"));
            getElement().getClassList().add("logo");
            getElement().setAttribute("aria-hidden", "true");
        }
    }
}

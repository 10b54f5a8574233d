package dev.clickledger.app.console.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.audit.AuditEntry;
import dev.clickledger.app.console.audit.AuditFilter;
import dev.clickledger.app.console.audit.AuditLog;
import dev.clickledger.app.console.audit.AuditOutcome;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.shell.ui.MainLayout;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The platform's page: who signed in, was refused, changed or exported what. */
@Route(value = "admin/audit", layout = MainLayout.class)
@PageTitle("Audit · Clickledger")
@RolesAllowed(Roles.ADMIN)
public class AuditView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient CurrentUser user;
    private final transient AuditLog audit;
    private final transient Clock clock;

    private final DayField from = new DayField("From", "audit-from", this::show);
    private final DayField until = new DayField("Until", "audit-until", this::show);
    private final TextField person = new TextField("Person");
    private final TextField tenant = new TextField("Tenant");
    private final TextField action = new TextField("Action");
    private final Select<String> outcome = new Select<>();
    private final AuditTable table = new AuditTable();
    private final Paragraph empty = new Paragraph("Nothing of the kind is in the audit.");
    private final Button older = new Button("Show older ones", _ -> more());
    private final Anchor file = new Anchor("", "Download as CSV");
    private long last = Long.MAX_VALUE;

    AuditView(CurrentUser user, AuditLog audit, Clock clock) {
        this.user = user;
        this.audit = audit;
        this.clock = clock;
        addClassName("recounts");
        outcome.setLabel("Outcome");
        outcome.setItems("", "DONE", "REFUSED", "FAILED");
        outcome.setItemLabelGenerator(name ->
                name.isEmpty() ? "Any" : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        outcome.setValue("");
        outcome.addValueChangeListener(_ -> show());
        List.of(person, tenant, action).forEach(field -> {
            field.setClearButtonVisible(true);
            field.addValueChangeListener(_ -> show());
        });
        // the file is no page of the application
        file.setRouterIgnore(true);
        file.getElement().setAttribute("download", true);
        empty.addClassName("quiet");
        add(head(), entries());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private Component head() {
        Div words = new Div(new H1("Audit"));
        words.addClassName("head-words");
        Div head = new Div(words, file);
        head.addClassName("head");
        return head;
    }

    private Component entries() {
        Paragraph explanation =
                new Paragraph("Who signed in, was refused, changed or exported what, newest first. Nothing of"
                        + " it can be changed. Wrong passwords are among Keycloak's events.");
        explanation.addClassName("quiet");
        Div filters = new Div(from, until, person, tenant, action, outcome);
        filters.addClassName("audit-filters");
        Section entries = new Section(new H2("Entries"), explanation, filters, empty, table, older);
        entries.addClassName("card");
        return entries;
    }

    private void show() {
        table.clear();
        last = Long.MAX_VALUE;
        file.setHref("/export/audit.csv" + query());
        more();
    }

    private void more() {
        user.platformScope().ifPresent(this::more);
    }

    private void more(PlatformScope scope) {
        List<AuditEntry> found = audit.read(scope, filter(), last, PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        boolean nothing = last == Long.MAX_VALUE && shown.isEmpty();
        if (!shown.isEmpty()) {
            last = shown.getLast().id();
            table.add(shown, Times.of(UI.getCurrent()), clock.instant());
        }
        table.setVisible(!nothing);
        empty.setVisible(nothing);
        older.setVisible(found.size() > PAGE);
    }

    private AuditFilter filter() {
        return new AuditFilter(
                startOf(from.day(), 0),
                startOf(until.day(), 1),
                text(tenant),
                text(person),
                text(action),
                outcome.getValue().isEmpty() ? null : AuditOutcome.valueOf(outcome.getValue()));
    }

    /** The same filter as the file's address takes it. */
    private String query() {
        AuditFilter filter = filter();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("from", filter.from());
        values.put("to", filter.until());
        values.put("tenant", filter.tenantId());
        values.put("person", filter.person());
        values.put("action", filter.action());
        values.put("outcome", filter.outcome());
        String query = values.entrySet().stream()
                .filter(value -> value.getValue() != null)
                .map(value -> value.getKey() + "="
                        + URLEncoder.encode(String.valueOf(value.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day, int later) {
        ZoneId zone = Times.of(UI.getCurrent()).zone();
        return day == null ? null : day.plusDays(later).atStartOfDay(zone).toInstant();
    }

    private static @Nullable String text(TextField field) {
        String text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }
}

package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.shell.ui.MainLayout;
import dev.clickledger.app.console.system.LiveSystem;
import dev.clickledger.app.console.system.SystemState;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** The platform's page about itself: how fresh figures are, which parts work, and what the streaming job tells. */
@Route(value = "admin/system", layout = MainLayout.class)
@PageTitle("System · Clickledger")
@RolesAllowed(Roles.ADMIN)
public class SystemView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final transient LiveSystem live;

    private final Span verdict = new Span();
    private final Span sentence = new Span();
    private final PartsRow parts = new PartsRow();
    private final FreshnessCard freshness = new FreshnessCard();
    private final JobCard job = new JobCard();
    private transient @Nullable Watch watch;

    SystemView(CurrentUser user, LiveSystem live) {
        this.user = user;
        this.live = live;
        addClassNames("recounts", "system");
        verdict.addClassName("badge");
        Div state = new Div(verdict, sentence);
        state.addClassName("freshness");
        state.getElement().setAttribute("role", "status");
        Div words = new Div(new H1("System"), state);
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");
        add(head, parts, freshness, job);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        user.platformScope().ifPresent(scope -> watch = live.watch(scope, state -> ui.access(() -> show(state, ui))));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void show(SystemState state, UI ui) {
        Times times = Times.of(ui);
        Amounts amounts = new Amounts(ui.getLocale());
        Freshness now = Freshness.of(state.heartbeat(), state.at());
        String shown = now.state().equals("live") && !state.job().counts() ? "alarm" : now.state();
        getElement().setAttribute("data-state", shown);
        verdict.getElement().getParent().setAttribute("data-state", shown);
        say(verdict, shown.equals(now.state()) ? now.word() : "Look into it");
        say(sentence, shown.equals(now.state()) ? now.sentence() : "The streaming job does not count.");
        parts.show(state, times);
        freshness.show(state.heartbeat(), now, amounts);
        job.show(state.job(), state.at(), times, amounts);
    }

    private static void say(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
    }
}

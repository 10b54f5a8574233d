package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.communication.PushConnection;
import dev.clickledger.app.console.live.Pulse;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.security.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says, in a page that hears nothing from here any more, since when that is so and why. The browser misses the beats by
 * itself; each tells it what the time is here. It asks now and then whether its reader is still signed in, and leads to
 * the sign-in when not. A page that no longer asks is sent nothing more: its line is cut, and whoever opens it again
 * must be signed in.
 */
@Tag("live-line")
@JsModule("context://js/live-line.js")
public final class LiveLine extends Component {

    /** Pages that are seen ask every 15 seconds. Those that nobody sees are woken once a minute, and open their line anew. */
    static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final long serialVersionUID = 1L;

    private final transient Pulse pulse;
    private final transient SignIn signIn;
    private final transient Clock clock;
    private transient @Nullable Watch watch;
    private transient Instant heard = Instant.EPOCH;

    public LiveLine(Pulse pulse, SignIn signIn, Clock clock) {
        this.pulse = pulse;
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Somebody who is signed in has that page before them. */
    static void heardOf(UI page) {
        LiveLine line = ComponentUtil.getData(page, LiveLine.class);
        if (line != null) {
            line.heard = line.clock.instant();
        }
    }

    /** The session of whoever reads that page has ended: it is told to ask, and then told nothing more. */
    static void end(UI page) {
        LiveLine line = ComponentUtil.getData(page, LiveLine.class);
        if (line != null) {
            line.getElement().setAttribute("ended", line.clock.instant().toString());
            page.push();
            cut(page);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI page = event.getUI();
        ComponentUtil.setData(page, LiveLine.class, this);
        heard = clock.instant();
        getElement().setAttribute("page", Integer.toString(page.getUIId())).setAttribute("sign-in", signIn.address());
        watch = pulse.watch(_ -> page.access(() -> beat(page)));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void beat(UI page) {
        Instant now = clock.instant();
        getElement().setAttribute("beat", now.toString());
        if (heard.plus(PATIENCE).isBefore(now)) {
            cut(page);
            // whoever opens it again was asked who they are
            heard = now;
        }
    }

    private static void cut(UI page) {
        PushConnection line = page.getInternals().getPushConnection();
        if (line != null && line.isConnected()) {
            line.disconnect();
        }
    }
}

package dev.clickledger.app.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import dev.clickledger.app.live.Pulse;
import dev.clickledger.app.live.Watch;
import org.jspecify.annotations.Nullable;

/** Says, in a page that hears nothing from here any more, since when that is so. The browser misses the beats by itself. */
@Tag("live-line")
@JsModule("context://js/live-line.js")
final class LiveLine extends Component {

    private static final long serialVersionUID = 1L;

    private final transient Pulse pulse;
    private transient @Nullable Watch watch;

    LiveLine(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        watch = pulse.watch(beat -> ui.access(() -> getElement().setAttribute("beat", beat.toString())));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}

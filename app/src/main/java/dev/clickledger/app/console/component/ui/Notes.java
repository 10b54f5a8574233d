package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.notification.Notification;

/** A short word on what was done, which goes away by itself. */
public final class Notes {

    private static final int MILLISECONDS = 4000;

    private Notes() {}

    public static void say(String text) {
        Notification.show(text, MILLISECONDS, Notification.Position.BOTTOM_CENTER);
    }
}

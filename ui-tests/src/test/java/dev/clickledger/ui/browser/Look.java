package dev.clickledger.ui.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** How somebody looks at a page: on a desk, on a tablet or on a phone, in light or in dark colours. */
public enum Look {
    DESKTOP_LIGHT(1440, 900, ColorScheme.LIGHT),
    DESKTOP_DARK(1440, 900, ColorScheme.DARK),
    TABLET_LIGHT(768, 1024, ColorScheme.LIGHT),
    TABLET_DARK(768, 1024, ColorScheme.DARK),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme colours;

    Look(int width, int height, ColorScheme colours) {
        this.width = width;
        this.height = height;
        this.colours = colours;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ColorScheme colours() {
        return colours;
    }

    /** Whether the colours are the dark ones. */
    public boolean dark() {
        return colours == ColorScheme.DARK;
    }

    /** A name for files: {@code desktop-light}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

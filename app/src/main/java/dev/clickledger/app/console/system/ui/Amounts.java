package dev.clickledger.app.console.system.ui;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/** Numbers with their units, as a person reads them. */
record Amounts(Locale locale) {

    private static final double KIB = 1_024;
    private static final long MINUTES_FROM = 120;

    /** A length of time: below ten seconds with a tenth or two, then whole seconds, minutes, hours. */
    String time(Duration length) {
        double seconds = length.toMillis() / 1_000.0;
        if (seconds < 1) {
            return whole(length.toMillis()) + " ms";
        }
        if (seconds < 10) {
            return fraction(seconds, 1) + " s";
        }
        return age(length);
    }

    /** An age in whole units, so that it need not be told anew more often than once a second. */
    String age(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < MINUTES_FROM) {
            return whole(seconds) + " s";
        }
        return seconds < MINUTES_FROM * 60 ? whole(seconds / 60) + " min" : whole(seconds / 3_600) + " h";
    }

    String bytes(long bytes) {
        if (bytes < KIB) {
            return whole(bytes) + " B";
        }
        double size = bytes;
        for (String unit : new String[] {"KiB", "MiB", "GiB"}) {
            size /= KIB;
            if (size < KIB || unit.equals("GiB")) {
                return fraction(size, size < 10 ? 1 : 0) + " " + unit;
            }
        }
        throw new IllegalStateException("no unit for " + bytes);
    }

    /** How many a second: few of them with a fraction, so that one in a while is not none. */
    String rate(double perSecond) {
        return fraction(perSecond, perSecond < 10 ? 1 : 0) + " /s";
    }

    /** So many things, of which one is called so. */
    String count(long number, String thing) {
        return whole(number) + " " + thing + (number == 1 ? "" : "s");
    }

    private String whole(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    private String fraction(double number, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }
}

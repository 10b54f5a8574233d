package dev.clickledger.app.console.report.time;

/** How the earlier time is found that a time is compared with; {@link ComparedTime} says what comes of it. */
public enum Comparison {
    /** There is none. */
    NONE,
    /** The time right before: as many months, as many days, or as many minutes. */
    BEFORE,
    /** The latest time before that has the same days of the week and times of the day. */
    WEEKDAYS
}

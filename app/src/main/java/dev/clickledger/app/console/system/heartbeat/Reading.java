package dev.clickledger.app.console.system.heartbeat;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one beat.
 *
 * @param sentAt when its click was sent
 * @param took until it was seen, or until it was given up
 * @param outcome what became of it
 * @param detail more of it in words, empty when there is nothing to add
 */
public record Reading(Instant sentAt, Duration took, Outcome outcome, String detail) {

    /** How a beat ends. */
    public enum Outcome {
        /** The click was sent, logged, counted and served. */
        SEEN("seen"),
        /** It was redirected, and not served within the patience. */
        LOST("lost"),
        /** The redirect did not take it. */
        REFUSED("refused"),
        /** It was served as something else than a valid click. */
        NOT_VALID("not valid"),
        /** What is served could not be read, so nothing was sent. */
        NOT_READ("not read"),
        /** Another replica counted with the same source; the beat says nothing. */
        DISTURBED("disturbed");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** In the words of the metrics. */
        public String text() {
            return text;
        }
    }

    /** Whether the click came through. */
    public boolean seen() {
        return outcome == Outcome.SEEN;
    }

    /** Whether it says nothing about the way, good or bad. */
    public boolean meaningless() {
        return outcome == Outcome.DISTURBED;
    }
}

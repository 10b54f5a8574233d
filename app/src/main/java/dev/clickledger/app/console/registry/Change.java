package dev.clickledger.app.console.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed, by whom and when.
 *
 * @param subject what kind of thing
 * @param subjectId which one
 * @param action what was done, in a word
 * @param author who did it
 * @param changedAt when
 * @param details what was different before
 */
public record Change(
        Subject subject, String subjectId, String action, String author, Instant changedAt, List<Detail> details) {

    /** Copies the details. */
    public Change {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(subjectId, "subjectId");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(changedAt, "changedAt");
        details = List.copyOf(details);
    }

    /** Kinds of things that are changed. */
    public enum Subject {
        /** A campaign. */
        CAMPAIGN,
        /** An ad, with its sources. */
        AD,
        /** A key that signs impressions. */
        SIGNING_KEY,
        /** A machine's access to the API. */
        API_CLIENT
    }

    /**
     * One field's old and new value.
     *
     * @param field its name, as in the API
     * @param before the old value, or null when there was none
     * @param after the new value, or null when there is none
     */
    public record Detail(
            String field, @Nullable String before, @Nullable String after) {}
}

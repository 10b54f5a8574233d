package dev.clickledger.app.console.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be added to the audit.
 *
 * @param tenantId whose it was, or null when it is about no tenant
 * @param person name of the person or API client
 * @param action what, in a few words
 * @param object to what, or empty
 * @param outcome what became of it
 * @param detail why, or how much; may be empty. Never an address
 */
public record AuditNote(
        @Nullable String tenantId, String person, String action, String object, AuditOutcome outcome, String detail) {

    /** Stands for a person when nobody is signed in. */
    public static final String UNKNOWN = "(unknown)";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_OBJECT = 300;
    private static final int LONGEST_DETAIL = 500;

    /** Cuts what is longer than there is room for. */
    public AuditNote {
        person = cut(person.isBlank() ? UNKNOWN : person, LONGEST_NAME);
        object = cut(object, LONGEST_OBJECT);
        detail = cut(detail, LONGEST_DETAIL);
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** What was done, without a detail. */
    public static AuditNote done(@Nullable String tenantId, String person, String action, String object) {
        return new AuditNote(tenantId, person, action, object, AuditOutcome.DONE, "");
    }

    /** What was refused, and why. */
    public static AuditNote refused(
            @Nullable String tenantId, String person, String action, String object, String why) {
        return new AuditNote(tenantId, person, action, object, AuditOutcome.REFUSED, why);
    }

    /** NUL is the one character that PostgreSQL has no place for. */
    private static String cut(String text, int longest) {
        String storable = text.replace('\0', ' ');
        return storable.length() <= longest ? storable : storable.substring(0, longest - 1) + "…";
    }
}

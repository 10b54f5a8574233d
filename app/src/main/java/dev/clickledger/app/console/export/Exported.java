package dev.clickledger.app.console.export;

/**
 * What became of a file that somebody asked for. Fired when it is over.
 *
 * @param tenantId whose it is, or {@link Downloads#PLATFORM}
 * @param person who asked
 * @param file its name
 * @param end what became of it
 */
public record Exported(String tenantId, String person, String file, End end) {

    /** What can become of it. */
    public enum End {
        /** It was given as a whole. */
        WHOLE,
        /** Too many are on their way. */
        NO_ROOM,
        /** It could not be begun. */
        NOT_BEGUN,
        /** It could not be finished, or was not taken. */
        BROKEN_OFF
    }
}

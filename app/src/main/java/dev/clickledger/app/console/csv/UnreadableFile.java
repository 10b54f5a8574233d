package dev.clickledger.app.console.csv;

/** A file that cannot be read as a table, and what to do about it. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /**
     * Names the place and the way out.
     *
     * @param line the line, from 1
     * @param reason what is wrong and what to do, as people are told
     */
    public UnreadableFile(int line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong and what to do, as people are told. */
    public String reason() {
        return reason;
    }
}

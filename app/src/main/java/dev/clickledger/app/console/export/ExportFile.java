package dev.clickledger.app.console.export;

import java.io.IOException;
import java.io.OutputStream;

/** A CSV file that is written while it is read. */
public interface ExportFile {

    /** A name that tells what is in it, of letters that every file system takes. */
    String name();

    /** How many lines it is expected to have, for each value when several are told apart. */
    long parts();

    /**
     * Reads the beginning, so that it is known whether there can be a file. What it throws is the answer.
     */
    void prepare();

    /**
     * Writes it, once. Only the block at hand is in memory, however slowly it is taken. When it throws anything, what was
     * written before is no whole file.
     */
    void write(OutputStream out) throws IOException;
}

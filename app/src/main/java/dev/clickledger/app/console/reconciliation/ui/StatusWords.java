package dev.clickledger.app.console.reconciliation.ui;

import dev.clickledger.contract.Reconciliation.Status;

/**
 * A finding in plain words.
 *
 * @param word the short form
 * @param meaning what it means
 */
record StatusWords(String word, String meaning) {

    static StatusWords of(Status status) {
        return switch (status) {
            case MATCHED -> new StatusWords("Matched", "The stream had counted every click.");
            case CORRECTED ->
                new StatusWords(
                        "Corrected", "The counts differed, every click of it is explained, and they are mended.");
            case UNEXPLAINED ->
                new StatusWords(
                        "Unexplained",
                        "The counts differed by clicks that nothing explains. They are mended; look into it.");
            case BACKFILLED ->
                new StatusWords(
                        "Filled in",
                        "The clicks are from before the log began and were added to it later. The stream could not have"
                                + " counted them; that is no drift.");
            case BEHIND -> new StatusWords("Waiting", "The stream has not read so far yet. Nothing was changed.");
        };
    }
}

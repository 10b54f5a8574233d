package dev.clickledger.reconcile;

/**
 * Something that a person must look at before any run can go on. Counting on regardless would lose clicks or publish
 * wrong ones.
 */
public final class ReconcileAlarm extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** An alarm that says what is wrong, where, and what to do. */
    public ReconcileAlarm(String message) {
        super(message);
    }
}

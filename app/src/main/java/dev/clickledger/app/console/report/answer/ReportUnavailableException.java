package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.pinot.PinotBusyException;
import dev.clickledger.app.console.pinot.PinotRefusedException;
import dev.clickledger.app.console.pinot.PinotUnavailableException;

/** There is no answer to a question about clicks at the moment. */
public class ReportUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReportUnavailableException(Object question, Throwable cause) {
        super("no answer to " + question, cause);
    }

    /** Tells by what Pinot said why there is none. */
    public static ReportUnavailableException because(Object question, PinotUnavailableException cause) {
        return switch (cause) {
            case PinotRefusedException refused -> new ReportRefusedException(question, refused);
            case PinotBusyException busy -> new ReportBusyException(question, busy);
            default -> new ReportUnavailableException(question, cause);
        };
    }
}

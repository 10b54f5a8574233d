package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.console.registry.Change.Detail;
import dev.clickledger.app.console.registry.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * What an import does or would do, line by line.
 *
 * @param lines every line of the file that holds an ad, or one line that says why the file cannot be read
 * @param applied whether it was done; false for a dry run and whenever a line has an error
 * @param doubt what a reader should check, when something about the file is only guessed
 */
public record ImportReport(List<Line> lines, boolean applied, Optional<String> doubt) {

    /** Copies the lines. */
    public ImportReport {
        lines = List.copyOf(lines);
    }

    /** Whether nothing stands in the way. */
    public boolean acceptable() {
        return count(Outcome.ERROR) == 0;
    }

    /** How many lines have this outcome. */
    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** What becomes of a line. */
    public enum Outcome {
        /** A new ad. */
        ADDED,
        /** An ad that differs. */
        CHANGED,
        /** An ad that is like that already. */
        SAME,
        /** Nothing, and nothing of the whole file. */
        ERROR
    }

    /**
     * What becomes of one line.
     *
     * @param number the line in the file, from 1
     * @param ad name of the ad
     * @param outcome what becomes of it
     * @param details old and new values
     * @param errors what is wrong, when something is
     */
    public record Line(int number, String ad, Outcome outcome, List<Detail> details, List<FieldError> errors) {

        /** Copies the lists. */
        public Line {
            details = List.copyOf(details);
            errors = List.copyOf(errors);
        }

        static Line error(int number, String ad, String field, String message) {
            return error(number, ad, List.of(new FieldError(field, message)));
        }

        static Line error(int number, String ad, List<FieldError> errors) {
            return new Line(number, ad, Outcome.ERROR, List.of(), errors);
        }
    }
}

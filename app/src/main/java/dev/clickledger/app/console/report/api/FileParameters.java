package dev.clickledger.app.console.report.api;

import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.report.export.ExportFormat;
import dev.clickledger.app.console.report.export.ExportFormat.TimeStyle;
import dev.clickledger.app.problem.Problem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What can be asked of a file on top of what can be asked for. */
class FileParameters extends ClicksParameters {

    static final String TIMES = "times";
    static final String SEPARATOR = "separator";

    /** Names of the parameters that only a file has. */
    static final Set<String> NAMES = Set.of(TIMES, SEPARATOR);

    @QueryParam(TIMES)
    @Parameter(
            description =
                    "How times are written: 'iso' with their offset in one cell, 'local' as spreadsheets take for a"
                            + " time, with the offset and the time zone in cells of their own.")
    @Schema(
            enumeration = {"iso", "local"},
            defaultValue = "iso")
    @Nullable
    String times;

    @QueryParam(SEPARATOR)
    @Parameter(description = "What stands between cells; spreadsheets with a decimal comma expect semicolons.")
    @Schema(
            enumeration = {"comma", "semicolon", "tab"},
            defaultValue = "comma")
    @Nullable
    String separator;

    /** How the file is wanted. */
    static ExportFormat format(MultivaluedMap<String, String> parameters) {
        return new ExportFormat(
                choice(parameters, TIMES, ExportFormat.PLAIN.times(), TimeStyle.values()),
                choice(parameters, SEPARATOR, ExportFormat.PLAIN.separator(), Separator.values()));
    }

    private static <E extends Enum<E>> E choice(
            MultivaluedMap<String, String> parameters, String name, E usual, E[] choices) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return usual;
        }
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                name,
                                "must be one of "
                                        + Arrays.stream(choices)
                                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", ")))
                        .exception());
    }
}

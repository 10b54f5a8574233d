package dev.clickledger.app.console.registry.api;

import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.Problem.InvalidValue;
import dev.clickledger.app.problem.ProblemException;
import java.util.List;
import java.util.function.ToLongFunction;

/** What endpoints answer for the outcomes that all of them share. */
public final class Answers {

    private Answers() {}

    /** There is none, or it is another tenant's. */
    public static ProblemException notFound(String what, String list) {
        return Problem.notFound("There is no such " + what + ". See " + list + " for those there are.")
                .exception();
    }

    /** What was done, or the problem. */
    public static <T> T done(ChangeResult<T> result, String what, String list, ToLongFunction<T> version) {
        return switch (result) {
            case ChangeResult.Done<T>(T value) -> value;
            case ChangeResult.Refused<T>(List<FieldError> errors) ->
                throw Problem.invalid(errors.stream()
                                .map(error -> new InvalidValue(error.field(), error.message()))
                                .toList())
                        .exception();
            case ChangeResult.NotFound<T> _ -> throw notFound(what, list);
            case ChangeResult.Stale<T>(T current) ->
                throw Problem.of(
                                "changed-meanwhile",
                                "Changed meanwhile",
                                412,
                                "Somebody changed this " + what + " after you read it; it is at version "
                                        + version.applyAsLong(current)
                                        + " now. Read it again, and repeat your change if it still makes sense.")
                        .exception();
        };
    }
}

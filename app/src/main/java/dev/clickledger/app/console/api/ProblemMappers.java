package dev.clickledger.app.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception that leaves an endpoint with a problem document. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        return answer(exception.problem());
    }

    @ServerExceptionMapper
    Response busy(BusyException exception) {
        return answer(Problem.of("busy", "Busy at the moment", 503, exception.getMessage()));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response nobodySignedIn() {
        return answer(Problem.signInNeeded());
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException exception) {
        return answer(Problem.notAllowed("Your role does not allow this. Ask whoever runs your organization for it."));
    }

    @ServerExceptionMapper
    Response unexpectedJson(MismatchedInputException exception) {
        String field = field(exception);
        return answer(
                field.isEmpty()
                        ? Problem.malformed(
                                "The body is not the JSON object that this endpoint takes, see /api/openapi.")
                        : Problem.invalid(field, "has a type or value that does not fit, see /api/openapi"));
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception) {
        Response given = exception.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(problem(exception, given.getStatus())));
        given.getStringHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.errorf(failure, "A request failed, answered as problem %s", id);
        return answer(Problem.of(
                "unexpected-failure",
                "Unexpected failure",
                500,
                "This is a fault of the service and not of the request. Tell whoever runs it the number " + id + "."));
    }

    private static Problem problem(WebApplicationException exception, int status) {
        if (exception.getCause() instanceof JsonProcessingException) {
            return Problem.malformed("The body is not valid JSON.");
        }
        return switch (status) {
            case 404 -> Problem.noSuchPath();
            case 405 ->
                Problem.of(
                        "method-not-allowed",
                        "Method not allowed",
                        status,
                        "This path has no such method, see /api/openapi for those it has.");
            case 406 -> Problem.notAcceptable("the media types that /api/openapi tells");
            case 415 ->
                Problem.of("unsupported-media-type", "Unsupported media type", status, "Send application/json.");
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                String title = known == null ? "Refused" : known.getReasonPhrase();
                yield Problem.of("refused", title, status, "The request cannot be done as it is, see /api/openapi.");
            }
        };
    }

    private static String field(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == 503 || problem.status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }
}

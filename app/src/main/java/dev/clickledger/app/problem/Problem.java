package dev.clickledger.app.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A problem document of RFC 9457: why a request was not done, and what to do about it.
 *
 * @param type names the kind of problem for programs and never changes
 * @param title the kind in words, the same for every problem of the type
 * @param status the HTTP status
 * @param detail what is wrong with this request and what to do
 * @param errors the values that are wrong, one by one; left out when there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<InvalidValue> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A value in a request that cannot be accepted.
     *
     * @param name the parameter, or the field of the body
     * @param detail what it must be
     */
    public record InvalidValue(String name, String detail) {}

    /** Copies the errors. */
    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        errors = List.copyOf(errors);
    }

    /** Nobody is signed in, or the bearer token is not good. */
    public static Problem signInNeeded() {
        return of(
                "sign-in-needed",
                "Sign-in needed",
                401,
                "Send a valid access token of this installation's Keycloak as Authorization: Bearer <token>.");
    }

    /**
     * The signed-in user may not do this.
     *
     * @param detail which role is needed
     */
    public static Problem notAllowed(String detail) {
        return of("not-allowed", "Not allowed", 403, detail);
    }

    /**
     * There is no such thing, or it is another tenant's: the answer must not tell which.
     *
     * @param detail what was looked for and where to find those that exist; without the id that was asked for
     */
    public static Problem notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    /** No endpoint has this path. */
    public static Problem noSuchPath() {
        return notFound("There is nothing at this path, see /api/openapi for the paths that exist.");
    }

    /**
     * The endpoint cannot answer in a media type that the client accepts.
     *
     * @param offered those it has
     */
    public static Problem notAcceptable(String offered) {
        return of(
                "not-acceptable",
                "Not acceptable",
                406,
                "This path answers in " + offered + ": name it in the header Accept.");
    }

    /** The request cannot be read. */
    public static Problem malformed(String detail) {
        return of("malformed-request", "Malformed request", 400, detail);
    }

    /** Values of the request cannot be accepted. */
    public static Problem invalid(List<InvalidValue> errors) {
        return new Problem(
                type("invalid-values"),
                "Invalid values",
                400,
                "Correct the values named in errors and send the request again.",
                errors);
    }

    /** One value of the request cannot be accepted. */
    public static Problem invalid(String name, String detail) {
        return invalid(List.of(new InvalidValue(name, detail)));
    }

    /** The request clashes with what is there already. */
    public static Problem conflict(String detail) {
        return of("conflict", "Conflict", 409, detail);
    }

    /** Something that the answer needs does not work at the moment. */
    public static Problem unavailable(String detail) {
        return of("unavailable", "Unavailable at the moment", 503, detail);
    }

    /**
     * A problem of a kind of its own.
     *
     * @param kind lower case with hyphens; becomes the last part of the type
     */
    public static Problem of(String kind, String title, int status, String detail) {
        return new Problem(type(kind), title, status, detail, List.of());
    }

    /** To be thrown. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static URI type(String kind) {
        return URI.create("urn:clickledger:problem:" + kind);
    }
}

package dev.clickledger.app.console.api;

import dev.clickledger.app.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to the description what holds for every endpoint, and takes out what is no part of the API: each answers what it
 * refuses with a problem document, and tells a client how many requests it has left.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String PATHS = "/api/v1/";
    private static final Set<PathItem.HttpMethod> CHANGES =
            Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PATCH, PathItem.HttpMethod.DELETE);
    /** Answers of what was asked and not of why it cannot be. */
    private static final Set<String> COUNTED = Set.of("200", "201", "422");

    private static final Map<String, String> LIMITS = limits();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
        paths.keySet().removeIf(path -> !path.startsWith(PATHS));
        api.getPaths().setPathItems(paths);
        paths.forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            describeErrors(operation, path, method);
            describeTags(operation, method);
        }));
        api.getComponents().addSchema("Problem", problem()).addSchema("InvalidValue", invalidValue());
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(
                    switch (parameter.getName()) {
                        case "If-Match" -> "The ETag or version that was seen; the change is made to no other";
                        case "If-None-Match" -> "The ETag of what is known; if it is the latest, the answer is 304";
                        case "adId" -> "The id of the ad";
                        case String name -> "The id of the " + name;
                    });
        }
        return parameter;
    }

    private static void describeErrors(Operation operation, String path, PathItem.HttpMethod method) {
        APIResponses answers = operation.getResponses();
        answers.getAPIResponses().forEach((status, answer) -> {
            if (COUNTED.contains(status)) {
                LIMITS.forEach((name, description) -> answer.addHeader(name, count(description)));
            } else {
                problem(answer);
            }
        });
        boolean names = path.contains("{") || has(operation, "tenant") || has(operation, "ad");
        add(answers, "400", "A parameter, a field or the body is wrong; the problem document names which");
        add(answers, "401", "No token, or one that is no longer good")
                .addHeader(
                        "WWW-Authenticate",
                        header(SchemaType.STRING, "How to sign in").required(true));
        add(answers, "403", "The token's role does not allow it, or it names no organization");
        if (names) {
            add(answers, "404", "There is no such thing in the caller's organization, or no such tenant");
        }
        if (answers.getAPIResponse("200") != null || answers.getAPIResponse("201") != null) {
            add(answers, "406", "The answer comes in none of the media types that Accept names");
        }
        if (has(operation, "If-Match")) {
            add(answers, "412", "Somebody else changed it meanwhile");
        }
        if (operation.getRequestBody() != null) {
            add(answers, "415", "The body's media type cannot be read");
        }
        add(answers, "429", "Too many requests of this client")
                .addHeader("Retry-After", seconds("Seconds until the next request is answered"));
        add(answers, "500", "A fault of the service");
        add(answers, "503", "Something that the answer needs does not work at the moment")
                .addHeader("Retry-After", seconds("Seconds after which to try again"));
    }

    /** What can be asked for only if it is new has an entity tag, and so has what can be changed only if it is not. */
    private static void describeTags(Operation operation, PathItem.HttpMethod method) {
        APIResponse done = operation.getResponses().getAPIResponse("200");
        if (has(operation, "If-None-Match")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            OASFactory.createAPIResponse()
                                    .description("What If-None-Match names is the latest")
                                    .addHeader("ETag", tag()));
        }
        if (done != null && (has(operation, "If-None-Match") || has(operation, "If-Match"))) {
            done.addHeader("ETag", tag());
        }
        APIResponse added = operation.getResponses().getAPIResponse("201");
        if (added != null && CHANGES.contains(method) && !"mintImpressions".equals(operation.getOperationId())) {
            added.addHeader("Location", header(SchemaType.STRING, "Its address").required(true));
        }
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch(parameter::equals);
    }

    /** The answer of that status, described by what is said already or else as given. */
    private static APIResponse add(APIResponses answers, String status, String description) {
        APIResponse known = answers.getAPIResponse(status);
        APIResponse answer = known == null ? OASFactory.createAPIResponse() : known;
        if (known == null || Set.of("401", "403").contains(status)) {
            answer.setDescription(description);
        }
        answers.addAPIResponse(status, problem(answer));
        return answer;
    }

    private static APIResponse problem(APIResponse answer) {
        return answer.content(OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static Map<String, String> limits() {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("RateLimit-Limit", "How many requests the client may send in a minute");
        limits.put("RateLimit-Remaining", "How many of them are left");
        limits.put("RateLimit-Reset", "In how many seconds all are back");
        return limits;
    }

    private static Header tag() {
        return header(SchemaType.STRING, "What it is now, for If-None-Match and If-Match")
                .required(true);
    }

    private static Header count(String description) {
        return header(SchemaType.INTEGER, description).required(true);
    }

    private static Header seconds(String description) {
        return header(SchemaType.INTEGER, description).required(true);
    }

    private static Header header(SchemaType type, String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Why a request was not done, and what to do about it (RFC 9457)")
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("detail")
                .addProperty(
                        "type",
                        text("Names the kind of problem and never changes", "urn:clickledger:problem:invalid-values"))
                .addProperty("title", text("The kind in words", "Invalid values"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status")
                                .addExample(400))
                .addProperty(
                        "detail",
                        text(
                                "What is wrong and what to do",
                                "Correct the values named in errors and send the request again."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("The values that are wrong, one by one; left out when there are none")
                                .items(OASFactory.createSchema().ref("InvalidValue")));
    }

    private static Schema invalidValue() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addRequired("name")
                .addRequired("detail")
                .addProperty("name", text("The parameter, header or field", "granularity"))
                .addProperty(
                        "detail", text("What it must be", "'week' is no granularity: use minute, hour, day or month"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .addExample(example);
    }
}

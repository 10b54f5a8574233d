package dev.clickledger.app.console.ad.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.api.BodyFields;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.registry.api.Answers;
import dev.clickledger.app.console.registry.api.Caller;
import dev.clickledger.app.console.registry.api.ChangeJson;
import dev.clickledger.app.console.registry.api.EntityTags;
import dev.clickledger.app.console.registry.api.ListPart;
import dev.clickledger.app.console.registry.api.NamedTenant;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.TenantScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The caller's ads. */
@Path("/api/v1/ads")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ads", description = "What is advertised, and where clicks on it lead")
class AdResource {

    private static final String WHAT = "ad";
    private static final String LIST = "/api/v1/ads";
    private static final String NAMES = "ads";

    private final Caller caller;
    private final AdDesk ads;
    private final ChangeHistory history;
    private final TrackingLinks links;
    private final Clock clock;

    AdResource(Caller caller, AdDesk ads, ChangeHistory history, TrackingLinks links, Clock clock) {
        this.caller = caller;
        this.ads = ads;
        this.history = history;
        this.links = links;
        this.clock = clock;
    }

    /** A part of the ads on the wire. */
    @Schema(name = "AdList", requiredProperties = "items")
    record AdList(
            List<AdJson> items,

            @Schema(description = ListPart.NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    @GET
    @Operation(operationId = "listAds", summary = "Lists ads by name")
    @APIResponseSchema(value = AdList.class, responseCode = "200", responseDescription = "A part of the list")
    public Response list(
            @Parameter(description = "only ads of this campaign") @RestQuery @Nullable String campaign,
            @Parameter(description = "of this status; without it all that are not archived")
                    @Schema(enumeration = {"ACTIVE", "PAUSED", "ARCHIVED"})
                    @RestQuery
                    @Nullable
                    String status,
            @Parameter(description = "part of the name, or the id") @RestQuery @Nullable String q,
            @BeanParam ListPart part,
            @BeanParam NamedTenant named,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        TenantScope scope = caller.reader(named);
        Page<AdEntry> page =
                ads.list(scope, new AdFilter(campaign, StatusText.read(status), q, part.byName(NAMES), part.limit));
        return EntityTags.answer(
                known, new AdList(page.items().stream().map(this::json).toList(), ListPart.next(NAMES, page)));
    }

    @GET
    @Path("{ad}")
    @Operation(operationId = "readAd", summary = "Reads an ad")
    @APIResponseSchema(value = AdJson.class, responseCode = "200", responseDescription = "The ad")
    public Response read(
            @RestPath String ad,
            @BeanParam NamedTenant named,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        AdEntry found = find(caller.reader(named), ad);
        return EntityTags.answer(known, found.version(), json(found));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addAd", summary = "Adds an ad")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdBody.New.class),
                            examples = @ExampleObject(name = "ad", value = """
                                    {"campaignId": "b8k2m4xq7n3p", "name": "Trail boots",
                                     "destination": "https://shop.example/boots?click={click_id}",
                                     "startsAt": "2026-03-01T09:00:00Z", "sources": ["newsletter"]}""")))
    @APIResponse(
            responseCode = "201",
            description = "The ad",
            content = @Content(schema = @Schema(implementation = AdJson.class)))
    public Response add(@Nullable JsonNode body) {
        EditScope scope = caller.editor();
        AdEntry added = done(ads.create(scope, fields(body, AdBody.New.class, AdFields.ofNew("", "", ""))));
        AdJson json = json(added);
        return Response.created(URI.create(LIST + "/" + added.id()))
                .header(HttpHeaders.ETAG, EntityTags.of(added.version(), json))
                .entity(json)
                .build();
    }

    @PATCH
    @Path("{ad}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeAd",
            summary = "Changes an ad",
            description = "Only the fields that are sent change; null takes a time away, and lists are replaced as"
                    + " a whole. With If-Match, only if nobody changed it meanwhile.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/merge-patch+json",
                        schema = @Schema(implementation = AdBody.Change.class),
                        examples = @ExampleObject(name = "pause", value = "{\"status\": \"PAUSED\"}")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AdBody.Change.class))
            })
    @APIResponseSchema(value = AdJson.class, responseCode = "200", responseDescription = "The ad as it is now")
    public Response change(
            @RestPath String ad, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode body) {
        EditScope scope = caller.editor();
        Long version = EntityTags.version(ifMatch, find(scope.tenant(), ad).version());
        AdEntry changed = done(ads.change(scope, ad, version, fields -> fields(body, AdBody.Change.class, fields)));
        return EntityTags.answer(null, changed.version(), json(changed));
    }

    @GET
    @Path("{ad}/history")
    @Operation(operationId = "readAdHistory", summary = "Who changed the ad, when and what; latest first")
    @APIResponseSchema(
            value = ChangeJson.ChangeList.class,
            responseCode = "200",
            responseDescription = "A part of the changes")
    public Response history(
            @RestPath String ad,
            @BeanParam ListPart part,
            @BeanParam NamedTenant named,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        TenantScope scope = caller.reader(named);
        find(scope, ad);
        return EntityTags.answer(
                known,
                ChangeJson.list(history.of(scope, Subject.AD, ad, part.byNumber(ChangeJson.CHANGES), part.limit)));
    }

    private AdEntry find(TenantScope scope, String ad) {
        return ads.find(scope, ad).orElseThrow(() -> Answers.notFound(WHAT, LIST));
    }

    private static AdFields fields(@Nullable JsonNode body, Class<? extends Record> as, AdFields before) {
        BodyFields given = BodyFields.of(body, as);
        AdFields fields = before.withCampaignId(given.text("campaignId", before.campaignId()))
                .withName(given.text("name", before.name()))
                .withDestination(given.text("destination", before.destination()))
                .withStatus(given.choice("status", Status.class, before.status()))
                .withTokenRequired(given.flag("tokenRequired", before.tokenRequired()))
                .withFlight(new Flight(
                        given.time("startsAt", before.flight().startsAt()),
                        given.time("endsAt", before.flight().endsAt())))
                .withSources(given.texts("sources", List.copyOf(before.sources())))
                .withPassThrough(given.texts("passThrough", before.passThrough()));
        given.check();
        return fields;
    }

    private static AdEntry done(ChangeResult<AdEntry> result) {
        return Answers.done(result, WHAT, LIST, AdEntry::version);
    }

    private AdJson json(AdEntry ad) {
        return AdJson.of(ad, ads.example(ad.fields(), ad.id()), links, clock.instant());
    }
}

package dev.clickledger.app.ad.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.ad.AdDesk;
import dev.clickledger.app.ad.AdEntry;
import dev.clickledger.app.ad.AdFields;
import dev.clickledger.app.ad.Change.Subject;
import dev.clickledger.app.ad.ChangeHistory;
import dev.clickledger.app.ad.ChangeResult;
import dev.clickledger.app.ad.Flight;
import dev.clickledger.app.ad.Status;
import dev.clickledger.app.ad.TrackingLinks;
import dev.clickledger.app.security.EditScope;
import dev.clickledger.app.security.TenantScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The caller's ads. */
@Path("/api/v1/ads")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ads")
class AdResource {

    private static final String WHAT = "ad";
    private static final String LIST = "/api/v1/ads";
    private static final Set<String> FIELDS = Set.of(
            "campaignId",
            "name",
            "destination",
            "status",
            "tokenRequired",
            "startsAt",
            "endsAt",
            "sources",
            "passThrough");
    private static final int HISTORY = 100;

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

    @GET
    @Operation(summary = "Lists ads by name")
    public ListJson<AdJson> list(
            @Parameter(description = "only ads of this campaign") @RestQuery @Nullable String campaign,
            @Parameter(description = "ACTIVE, PAUSED or ARCHIVED; without it all that are not archived")
                    @RestQuery
                    @Nullable
                    String status,
            @Parameter(description = "part of the name, or the id") @RestQuery @Nullable String q,
            @Parameter(description = "what next said in the answer before") @RestQuery @Nullable String after,
            @Parameter(description = "1 to 200") @RestQuery @DefaultValue("50") int limit,
            @BeanParam NamedTenant named) {
        TenantScope scope = caller.reader(named);
        return ListJson.of(ads.list(scope, ListJson.filter(campaign, status, q, after, limit)), this::json);
    }

    @GET
    @Path("{ad}")
    @Operation(summary = "Reads an ad")
    public Response read(@RestPath String ad, @BeanParam NamedTenant named) {
        return ok(find(caller.reader(named), ad));
    }

    @POST
    @Operation(summary = "Adds an ad")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"campaignId", "name", "destination"}),
                            examples = @ExampleObject(name = "ad", value = """
                                    {"campaignId": "b8k2m4xq7n3p", "name": "Trail boots",
                                     "destination": "https://shop.example/boots?click={click_id}",
                                     "startsAt": "2026-03-01T09:00:00Z", "sources": ["newsletter"]}""")))
    @APIResponse(responseCode = "201", description = "The ad; its address is in Location")
    public Response add(@Nullable JsonNode body) {
        EditScope scope = caller.editor();
        AdEntry added = done(ads.create(scope, fields(body, AdFields.ofNew("", "", ""))));
        return Response.created(URI.create(LIST + "/" + added.id()))
                .header(HttpHeaders.ETAG, Answers.tag(added.version()))
                .entity(json(added))
                .build();
    }

    @PATCH
    @Path("{ad}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Changes an ad",
            description = "Only the fields that are sent change; null takes a time away, and lists are replaced as"
                    + " a whole. With If-Match, only if nobody changed it meanwhile.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "pause", value = "{\"status\": \"PAUSED\"}")))
    public Response change(
            @RestPath String ad, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode body) {
        EditScope scope = caller.editor();
        find(scope.tenant(), ad);
        return ok(done(ads.change(scope, ad, Answers.version(ifMatch), fields -> fields(body, fields))));
    }

    @GET
    @Path("{ad}/history")
    @Operation(summary = "Who changed the ad, when and what; latest first")
    public ListJson<ChangeJson> history(@RestPath String ad, @BeanParam NamedTenant named) {
        TenantScope scope = caller.reader(named);
        find(scope, ad);
        return ChangeJson.of(history.of(scope, Subject.AD, ad, HISTORY));
    }

    private AdEntry find(TenantScope scope, String ad) {
        return ads.find(scope, ad).orElseThrow(() -> Answers.notFound(WHAT, LIST));
    }

    private static AdFields fields(@Nullable JsonNode body, AdFields before) {
        Fields given = Fields.of(body, FIELDS);
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

    private Response ok(AdEntry ad) {
        return Response.ok(json(ad))
                .header(HttpHeaders.ETAG, Answers.tag(ad.version()))
                .build();
    }

    private AdJson json(AdEntry ad) {
        return AdJson.of(ad, ads.example(ad.fields(), ad.id()), links, clock.instant());
    }
}

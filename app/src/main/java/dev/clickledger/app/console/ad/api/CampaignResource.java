package dev.clickledger.app.console.ad.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.CampaignFields;
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

/** The caller's campaigns. */
@Path("/api/v1/campaigns")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns", description = "What ads belong to")
class CampaignResource {

    private static final String WHAT = "campaign";
    private static final String LIST = "/api/v1/campaigns";
    private static final String NAMES = "campaigns";

    private final Caller caller;
    private final CampaignDesk campaigns;
    private final ChangeHistory history;

    CampaignResource(Caller caller, CampaignDesk campaigns, ChangeHistory history) {
        this.caller = caller;
        this.campaigns = campaigns;
        this.history = history;
    }

    /** A part of the campaigns on the wire. */
    @Schema(name = "CampaignList", requiredProperties = "items")
    record CampaignList(
            List<CampaignJson> items,

            @Schema(description = ListPart.NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    @GET
    @Operation(operationId = "listCampaigns", summary = "Lists campaigns by name")
    @APIResponseSchema(value = CampaignList.class, responseCode = "200", responseDescription = "A part of the list")
    public Response list(
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
        Page<CampaignEntry> page =
                campaigns.list(scope, new AdFilter(null, StatusText.read(status), q, part.byName(NAMES), part.limit));
        return EntityTags.answer(
                known,
                new CampaignList(page.items().stream().map(CampaignJson::of).toList(), ListPart.next(NAMES, page)));
    }

    @GET
    @Path("{campaign}")
    @Operation(operationId = "readCampaign", summary = "Reads a campaign")
    @APIResponseSchema(value = CampaignJson.class, responseCode = "200", responseDescription = "The campaign")
    public Response read(
            @RestPath String campaign,
            @BeanParam NamedTenant named,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        CampaignEntry found = find(caller.reader(named), campaign);
        return EntityTags.answer(known, found.version(), CampaignJson.of(found));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addCampaign", summary = "Adds a campaign")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignBody.New.class),
                            examples = @ExampleObject(name = "campaign", value = "{\"name\": \"Spring trails\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignJson.class)))
    public Response add(@Nullable JsonNode body) {
        EditScope scope = caller.editor();
        CampaignEntry added = done(
                campaigns.create(scope, fields(body, CampaignBody.New.class, new CampaignFields("", Status.ACTIVE))));
        CampaignJson json = CampaignJson.of(added);
        return Response.created(URI.create(LIST + "/" + added.id()))
                .header(HttpHeaders.ETAG, EntityTags.of(added.version(), json))
                .entity(json)
                .build();
    }

    @PATCH
    @Path("{campaign}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeCampaign",
            summary = "Changes a campaign",
            description = "Only the fields that are sent change. With If-Match, only if nobody changed it meanwhile.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/merge-patch+json",
                        schema = @Schema(implementation = CampaignBody.Change.class),
                        examples = @ExampleObject(name = "pause", value = "{\"status\": \"PAUSED\"}")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CampaignBody.Change.class))
            })
    @APIResponseSchema(
            value = CampaignJson.class,
            responseCode = "200",
            responseDescription = "The campaign as it is now")
    public Response change(
            @RestPath String campaign,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode body) {
        EditScope scope = caller.editor();
        Long version =
                EntityTags.version(ifMatch, find(scope.tenant(), campaign).version());
        CampaignEntry changed = done(
                campaigns.change(scope, campaign, version, fields -> fields(body, CampaignBody.Change.class, fields)));
        return EntityTags.answer(null, changed.version(), CampaignJson.of(changed));
    }

    @GET
    @Path("{campaign}/history")
    @Operation(operationId = "readCampaignHistory", summary = "Who changed the campaign, when and what; latest first")
    @APIResponseSchema(
            value = ChangeJson.ChangeList.class,
            responseCode = "200",
            responseDescription = "A part of the changes")
    public Response history(
            @RestPath String campaign,
            @BeanParam ListPart part,
            @BeanParam NamedTenant named,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        TenantScope scope = caller.reader(named);
        find(scope, campaign);
        return EntityTags.answer(
                known,
                ChangeJson.list(
                        history.of(scope, Subject.CAMPAIGN, campaign, part.byNumber(ChangeJson.CHANGES), part.limit)));
    }

    private CampaignEntry find(TenantScope scope, String campaign) {
        return campaigns.find(scope, campaign).orElseThrow(() -> Answers.notFound(WHAT, LIST));
    }

    private static CampaignFields fields(@Nullable JsonNode body, Class<? extends Record> as, CampaignFields before) {
        BodyFields given = BodyFields.of(body, as);
        CampaignFields fields = new CampaignFields(
                given.text("name", before.name()), given.choice("status", Status.class, before.status()));
        given.check();
        return fields;
    }

    private static CampaignEntry done(ChangeResult<CampaignEntry> result) {
        return Answers.done(result, WHAT, LIST, CampaignEntry::version);
    }
}

package dev.clickledger.app.ad.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.ad.CampaignDesk;
import dev.clickledger.app.ad.CampaignEntry;
import dev.clickledger.app.ad.CampaignFields;
import dev.clickledger.app.ad.Change.Subject;
import dev.clickledger.app.ad.ChangeHistory;
import dev.clickledger.app.ad.ChangeResult;
import dev.clickledger.app.ad.Status;
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

/** The caller's campaigns. */
@Path("/api/v1/campaigns")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
class CampaignResource {

    private static final String WHAT = "campaign";
    private static final String LIST = "/api/v1/campaigns";
    private static final Set<String> FIELDS = Set.of("name", "status");
    private static final int HISTORY = 100;

    private final Caller caller;
    private final CampaignDesk campaigns;
    private final ChangeHistory history;

    CampaignResource(Caller caller, CampaignDesk campaigns, ChangeHistory history) {
        this.caller = caller;
        this.campaigns = campaigns;
        this.history = history;
    }

    @GET
    @Operation(summary = "Lists campaigns by name")
    public ListJson<CampaignJson> list(
            @Parameter(description = "ACTIVE, PAUSED or ARCHIVED; without it all that are not archived")
                    @RestQuery
                    @Nullable
                    String status,
            @Parameter(description = "part of the name, or the id") @RestQuery @Nullable String q,
            @Parameter(description = "what next said in the answer before") @RestQuery @Nullable String after,
            @Parameter(description = "1 to 200") @RestQuery @DefaultValue("50") int limit,
            @BeanParam NamedTenant named) {
        TenantScope scope = caller.reader(named);
        return ListJson.of(campaigns.list(scope, ListJson.filter(null, status, q, after, limit)), CampaignJson::of);
    }

    @GET
    @Path("{campaign}")
    @Operation(summary = "Reads a campaign")
    public Response read(@RestPath String campaign, @BeanParam NamedTenant named) {
        return ok(find(caller.reader(named), campaign));
    }

    @POST
    @Operation(summary = "Adds a campaign")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, requiredProperties = "name"),
                            examples = @ExampleObject(name = "campaign", value = "{\"name\": \"Spring trails\"}")))
    @APIResponse(responseCode = "201", description = "The campaign; its address is in Location")
    public Response add(@Nullable JsonNode body) {
        EditScope scope = caller.editor();
        CampaignEntry added = done(campaigns.create(scope, fields(body, new CampaignFields("", Status.ACTIVE))));
        return Response.created(URI.create(LIST + "/" + added.id()))
                .header(HttpHeaders.ETAG, Answers.tag(added.version()))
                .entity(CampaignJson.of(added))
                .build();
    }

    @PATCH
    @Path("{campaign}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Changes a campaign",
            description = "Only the fields that are sent change. With If-Match, only if nobody changed it meanwhile.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "pause", value = "{\"status\": \"PAUSED\"}")))
    public Response change(
            @RestPath String campaign,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode body) {
        EditScope scope = caller.editor();
        find(scope.tenant(), campaign);
        return ok(done(campaigns.change(scope, campaign, Answers.version(ifMatch), fields -> fields(body, fields))));
    }

    @GET
    @Path("{campaign}/history")
    @Operation(summary = "Who changed the campaign, when and what; latest first")
    public ListJson<ChangeJson> history(@RestPath String campaign, @BeanParam NamedTenant named) {
        TenantScope scope = caller.reader(named);
        find(scope, campaign);
        return ChangeJson.of(history.of(scope, Subject.CAMPAIGN, campaign, HISTORY));
    }

    private CampaignEntry find(TenantScope scope, String campaign) {
        return campaigns.find(scope, campaign).orElseThrow(() -> Answers.notFound(WHAT, LIST));
    }

    private static CampaignFields fields(@Nullable JsonNode body, CampaignFields before) {
        Fields given = Fields.of(body, FIELDS);
        CampaignFields fields = new CampaignFields(
                given.text("name", before.name()), given.choice("status", Status.class, before.status()));
        given.check();
        return fields;
    }

    private static CampaignEntry done(ChangeResult<CampaignEntry> result) {
        return Answers.done(result, WHAT, LIST, CampaignEntry::version);
    }

    private static Response ok(CampaignEntry campaign) {
        return Response.ok(CampaignJson.of(campaign))
                .header(HttpHeaders.ETAG, Answers.tag(campaign.version()))
                .build();
    }
}

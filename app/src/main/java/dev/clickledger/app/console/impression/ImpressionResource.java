package dev.clickledger.app.console.impression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.AdSettings;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.console.api.BodyFields;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.signedsource.SignedSources;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ImpressionToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/ads/{adId}/impressions}: signed click URLs for an ad of the caller's tenant. */
@Path("/api/v1/ads/{adId}/impressions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Impressions", description = "Signed links: one impression, one click")
class ImpressionResource {

    /** Most impressions that one request mints. */
    static final int MOST = 1_000;

    private final Impressions impressions;
    private final AdCatalog catalog;
    private final SignedSources signedSources;
    private final CurrentUser user;
    private final AdSettings settings;

    ImpressionResource(
            Impressions impressions,
            AdCatalog catalog,
            SignedSources signedSources,
            CurrentUser user,
            AdSettings settings) {
        this.impressions = impressions;
        this.catalog = catalog;
        this.signedSources = signedSources;
        this.user = user;
        this.settings = settings;
    }

    /** What may be asked for, as OpenAPI tells it; read by {@link BodyFields}. Each may be left out. */
    @Schema(name = "WantedImpressions", additionalProperties = Schema.False.class)
    record Wanted(
            @Schema(description = "how many impressions", minimum = "1", maximum = "" + MOST, defaultValue = "1")
            int count,

            @Schema(
                    description = "publisher or placement to count their clicks under",
                    minLength = 1,
                    maxLength = ClickEvent.MAX_DIMENSION_LENGTH,
                    examples = "newsletter")
            String source,

            @Schema(
                    description = "ISO 8601 duration in which the click may come, from PT1S to P30D",
                    defaultValue = "PT24H",
                    examples = "PT24H")
            String life) {}

    /** What is answered. */
    @Schema(name = "MintedImpressions", requiredProperties = "impressions")
    record Minted(List<MintedImpression> impressions) {}

    /** One signed link: however often it is followed, it is one click. */
    @Schema(
            name = "MintedImpression",
            requiredProperties = {"impressionId", "url", "expiresAt"})
    record MintedImpression(UUID impressionId, URI url, Instant expiresAt) {}

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "mintImpressions",
            summary = "Mints signed impressions",
            description = "Each answered URL counts as one click, however often it is followed, until it expires.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Wanted.class),
                            examples =
                                    @ExampleObject(name = "two", value = "{\"count\": 2, \"source\": \"newsletter\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The signed click URLs",
            content = @Content(schema = @Schema(implementation = Minted.class)))
    @APIResponse(responseCode = "409", description = "The tenant has no signing key")
    public Response mint(@PathParam("adId") String adId, @Nullable JsonNode body) {
        TenantScope tenant = user.tenantScope()
                .orElseThrow(() -> Problem.notAllowed("Use a token of a member of exactly one organization.")
                        .exception());
        if (catalog.loaded() == null) {
            throw Problem.unavailable("The ads are not known yet. Try again in a few seconds.")
                    .exception();
        }
        if (catalog.ad(tenant.tenantId(), adId).isEmpty()) {
            throw Problem.notFound("You have no ad of this id. GET /api/v1/ads lists those you have.")
                    .exception();
        }
        BodyFields given = BodyFields.of(body == null ? JsonNodeFactory.instance.objectNode() : body, Wanted.class);
        int count = given.number("count", 1, MOST, 1);
        String source = given.textOrNull("source");
        String life = given.textOrNull("life");
        given.check();
        if (source != null) {
            expect(adId, source(source));
        }
        List<MintedImpression> minted = mint(adId, count, source, life == null ? Impressions.DEFAULT_LIFE : life(life));
        return Response.status(Response.Status.CREATED)
                .entity(new Minted(minted))
                .build();
    }

    /** Even the first click of what is minted here is counted under its source, if there is room for it. */
    private void expect(String adId, String source) {
        CatalogSnapshot ads = catalog.loaded();
        CatalogAd ad = ads == null ? null : ads.ad(adId);
        if (ad != null) {
            signedSources.expect(ad, source);
        }
    }

    private List<MintedImpression> mint(String adId, int count, @Nullable String source, Duration life) {
        List<MintedImpression> minted = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            SignedImpression impression = impressions
                    .mint(adId, source, life)
                    .orElseThrow(() -> Problem.conflict("Your organization has no signing key: create one first.")
                            .exception());
            minted.add(new MintedImpression(
                    impression.impressionId(),
                    settings.publicUrl().resolve(impression.path()),
                    impression.expiresAt()));
        }
        return minted;
    }

    private static String source(String source) {
        boolean clean = source.length() <= ClickEvent.MAX_DIMENSION_LENGTH
                && source.chars().anyMatch(Character::isLetterOrDigit)
                && source.chars().noneMatch(Character::isISOControl);
        if (!clean
                || source.equalsIgnoreCase(ClickEvent.OTHER_SOURCE)
                || source.equalsIgnoreCase(ClickEvent.DIRECT_SOURCE)) {
            throw Problem.invalid(
                            "source",
                            "must have 1 to " + ClickEvent.MAX_DIMENSION_LENGTH
                                    + " characters, a letter or digit among them and no control character,"
                                    + " and be neither OTHER nor DIRECT")
                    .exception();
        }
        return source;
    }

    private static Duration life(String text) {
        try {
            Duration life = Duration.parse(text);
            if (life.compareTo(Duration.ofSeconds(1)) >= 0 && life.compareTo(ImpressionToken.MAX_LIFE) <= 0) {
                return life;
            }
        } catch (DateTimeParseException e) {
            // answered below, like a duration out of range
        }
        throw Problem.invalid("life", "must be an ISO 8601 duration between PT1S and P30D, such as PT24H")
                .exception();
    }
}

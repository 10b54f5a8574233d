package dev.clickledger.app.console.report.api;

import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.console.registry.api.AskedTenant;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.OwnIds;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.QuestionText;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a request into a question and the right to ask it, or into a problem. */
@ApplicationScoped
class AskedClicks {

    private final AskedTenant tenant;
    private final AdDirectory ads;
    private final Clock clock;

    AskedClicks(AskedTenant tenant, AdDirectory ads, Clock clock) {
        this.tenant = tenant;
        this.ads = ads;
        this.clock = clock;
    }

    /** Whose clicks the request may ask for. */
    TenantScope scope(UriInfo request) {
        return tenant.of(request.getQueryParameters().getFirst(AskedTenant.PARAMETER))
                .orElseThrow(() -> Problem.notAllowed("Clicks belong to an advertiser, and the token names none, or"
                                + " several: ask for the scope organization, as a member of one. An admin names one,"
                                + " ?tenant=<id>.")
                        .exception());
    }

    /** What the request asks for. */
    Question question(TenantScope scope, UriInfo request) {
        return question(scope, new HashMap<>(request.getQueryParameters()));
    }

    /** What the request asks to be in a file. */
    Question fileQuestion(TenantScope scope, UriInfo request) {
        Map<String, List<String>> parameters = new HashMap<>(request.getQueryParameters());
        parameters.keySet().removeAll(FileParameters.NAMES);
        return question(scope, parameters);
    }

    private Question question(TenantScope scope, Map<String, List<String>> parameters) {
        Question question = switch (QuestionText.parse(parameters)) {
            case QuestionText.Parsed.Understood(Question understood) -> understood;
            case QuestionText.Parsed.Refused(String parameter, String problem) ->
                throw Problem.invalid(parameter, problem).exception();
        };
        refuseStrangers(scope, question.filters());
        return question;
    }

    /**
     * Refuses a question with more parts than can be answered at once.
     *
     * @param most how many points, over all keys
     */
    void refuseMoreThan(int most, Question question) {
        if (points(question) > most) {
            throw Problem.invalid(
                            "granularity",
                            "the answer would have more than " + most
                                    + " points: ask for a coarser granularity, a shorter time or fewer values")
                    .exception();
        }
    }

    /** How many points the answer may have, over all keys. */
    long points(Question question) {
        Granularity granularity = question.granularityOrSuitable();
        TimeRange range = question.period().at(clock.instant(), question.zone());
        long keys = question.groupBy() == null ? 1 : question.top();
        return (range.length().dividedBy(granularity.typicalLength()) + 1) * keys;
    }

    /** What ads and campaigns are called. */
    String name(TenantScope scope, Dimension dimension, String id) {
        return switch (dimension) {
            case AD -> ads.ad(scope.tenantId(), id).map(ad -> ad.name()).orElse("");
            case CAMPAIGN ->
                ads.campaigns(scope.tenantId()).stream()
                        .filter(campaign -> campaign.id().equals(id))
                        .map(campaign -> campaign.name())
                        .findFirst()
                        .orElse("");
            case COUNTRY, DEVICE_CLASS, SOURCE, VERDICT -> "";
        };
    }

    private void refuseStrangers(TenantScope scope, Filters filters) {
        if (!new OwnIds(ads).ownsAll(scope, filters)) {
            throw Problem.notFound("There is no such ad or campaign, see /api/v1/ads and /api/v1/campaigns.")
                    .exception();
        }
    }
}

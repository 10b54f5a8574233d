package dev.clickledger.app.console.ad;

import dev.clickledger.app.console.registry.Difference;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.destination.DestinationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of an edit, from memory alone: the same for the pages, the API, imports and what an import would do.
 */
public final class AdEdits {

    private static final Set<String> LEADING = Set.of("destination", "passThrough");

    private final AdRules rules;

    public AdEdits(DestinationRules destinations) {
        rules = new AdRules(destinations);
    }

    /** What becomes of an edit. */
    public sealed interface Edit {

        /** It cannot be accepted. */
        record Refused(List<FieldError> errors) implements Edit {}

        /** There is nothing to do. */
        record Unchanged() implements Edit {}

        /**
         * It is to be written.
         *
         * @param fields as they are to be
         * @param difference what to note about it
         */
        record Accepted(AdFields fields, Difference difference) implements Edit {}
    }

    /** What would be refused, but for what it takes a look at campaigns to say. */
    public List<FieldError> check(AdFields fields) {
        return rules.check(fields);
    }

    /**
     * A new ad.
     *
     * @param campaign status of the campaign that is named, empty when the tenant has none of this id
     */
    public Edit added(AdFields entered, Optional<Status> campaign) {
        AdFields fields = rules.asSent(entered);
        List<FieldError> errors = errors(fields, null, campaign);
        return errors.isEmpty()
                ? new Edit.Accepted(fields, Difference.created(fields.texts()))
                : new Edit.Refused(errors);
    }

    /**
     * An ad that is there already.
     *
     * @param campaign status of the campaign that is named, empty when the tenant has none of this id
     */
    public Edit changed(AdFields present, AdFields entered, Optional<Status> campaign) {
        AdFields fields = entered.destination().equals(present.destination()) ? entered : rules.asSent(entered);
        Difference difference = Difference.between(present.texts(), fields.texts());
        if (difference.none()) {
            return new Edit.Unchanged();
        }
        List<FieldError> errors = errors(fields, present, campaign);
        return errors.isEmpty() ? new Edit.Accepted(fields, difference) : new Edit.Refused(errors);
    }

    private List<FieldError> errors(AdFields fields, @Nullable AdFields present, Optional<Status> campaign) {
        List<FieldError> errors = new ArrayList<>(rules.check(fields));
        if (present != null && leadsAsBefore(fields, present)) {
            // an ad from before a rule can still be paused
            errors.removeIf(error -> LEADING.contains(error.field()));
        }
        boolean moves = present == null || !present.campaignId().equals(fields.campaignId());
        if (moves && !fields.campaignId().isEmpty()) {
            if (campaign.isEmpty()) {
                errors.add(new FieldError("campaignId", "There is no such campaign."));
            } else if (campaign.get() == Status.ARCHIVED) {
                errors.add(new FieldError("campaignId", "This campaign is archived. Restore it first."));
            }
        }
        return errors;
    }

    private static boolean leadsAsBefore(AdFields fields, AdFields before) {
        return fields.destination().equals(before.destination())
                && fields.passThrough().equals(before.passThrough());
    }
}

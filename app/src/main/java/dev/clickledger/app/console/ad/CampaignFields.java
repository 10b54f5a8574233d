package dev.clickledger.app.console.ad;

import dev.clickledger.app.console.registry.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people enter about a campaign, valid or not.
 *
 * @param name for people
 * @param status whether it lets its ads' clicks count
 */
public record CampaignFields(String name, Status status) {

    /** Leaves out space around the name. */
    public CampaignFields {
        name = name.strip();
        Objects.requireNonNull(status, "status");
    }

    /** The same with another name. */
    public CampaignFields withName(String other) {
        return new CampaignFields(other, status);
    }

    /** The same with another status. */
    public CampaignFields withStatus(Status other) {
        return new CampaignFields(name, other);
    }

    /** Every field's value as text by its name in the API, for comparing. */
    Map<String, @Nullable String> texts() {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("name", name);
        texts.put("status", status.name());
        return texts;
    }
}

package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people enter about an ad, valid or not.
 *
 * @param campaignId the campaign it belongs to
 * @param name for people
 * @param destination where a click leads, with macros
 * @param status whether clicks count
 * @param tokenRequired whether only clicks with a signed impression count
 * @param flight when clicks count
 * @param sources publishers and placements that are counted by name, in order
 * @param passThrough parameters of a click that are passed on to the destination
 */
public record AdFields(
        String campaignId,
        String name,
        String destination,
        Status status,
        boolean tokenRequired,
        Flight flight,
        SortedSet<String> sources,
        List<String> passThrough) {

    /** Leaves out space around the texts. */
    public AdFields {
        campaignId = campaignId.strip();
        name = name.strip();
        destination = destination.strip();
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(flight, "flight");
        TreeSet<String> stripped = new TreeSet<>();
        sources.forEach(source -> stripped.add(source.strip()));
        sources = Collections.unmodifiableSortedSet(stripped);
        passThrough = passThrough.stream().map(String::strip).toList();
    }

    /** A new ad that is active, without a flight, and needs no token. */
    public static AdFields ofNew(String campaignId, String name, String destination) {
        return new AdFields(
                campaignId, name, destination, Status.ACTIVE, false, Flight.ALWAYS, new TreeSet<>(), List.of());
    }

    /** The same in another campaign. */
    public AdFields withCampaignId(String other) {
        return new AdFields(other, name, destination, status, tokenRequired, flight, sources, passThrough);
    }

    /** The same with another name. */
    public AdFields withName(String other) {
        return new AdFields(campaignId, other, destination, status, tokenRequired, flight, sources, passThrough);
    }

    /** The same with another destination. */
    public AdFields withDestination(String other) {
        return new AdFields(campaignId, name, other, status, tokenRequired, flight, sources, passThrough);
    }

    /** The same with another status. */
    public AdFields withStatus(Status other) {
        return new AdFields(campaignId, name, destination, other, tokenRequired, flight, sources, passThrough);
    }

    /** The same, with tokens required or not. */
    public AdFields withTokenRequired(boolean required) {
        return new AdFields(campaignId, name, destination, status, required, flight, sources, passThrough);
    }

    /** The same with another flight. */
    public AdFields withFlight(Flight other) {
        return new AdFields(campaignId, name, destination, status, tokenRequired, other, sources, passThrough);
    }

    /** The same with other sources. */
    public AdFields withSources(Collection<String> others) {
        return new AdFields(
                campaignId, name, destination, status, tokenRequired, flight, new TreeSet<>(others), passThrough);
    }

    /** The same with other parameters that are passed on. */
    public AdFields withPassThrough(List<String> names) {
        return new AdFields(campaignId, name, destination, status, tokenRequired, flight, sources, names);
    }

    /** Every field's value as text by its name in the API, for comparing. */
    Map<String, @Nullable String> texts() {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("campaignId", campaignId);
        texts.put("name", name);
        texts.put("destination", destination);
        texts.put("status", status.name());
        texts.put("tokenRequired", Boolean.toString(tokenRequired));
        texts.put("startsAt", text(flight.startsAt()));
        texts.put("endsAt", text(flight.endsAt()));
        texts.put("sources", sources.isEmpty() ? null : String.join(", ", sources));
        texts.put("passThrough", passThrough.isEmpty() ? null : String.join(", ", passThrough));
        return texts;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}

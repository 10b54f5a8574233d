package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.destination.Location;
import dev.clickledger.contract.ClickEvent;

/** What a request to the redirect turned out to be. */
sealed interface ClickDecision {

    /** What goes into the log, whatever its verdict, and is answered once it is durable. */
    sealed interface Logged extends ClickDecision {

        /** What the log is to hold. */
        ClickEvent event();
    }

    /**
     * A click. Answered with a redirect.
     *
     * @param location where the visitor goes
     */
    record Accepted(ClickEvent event, Location location) implements Logged {}

    /**
     * A request ahead of a click that may come or not. Answered so that the browser asks again when it does: a redirect
     * that is kept until then would be followed without our hearing of the click.
     */
    record FetchedAhead(ClickEvent event) implements Logged {}

    /** The path names no ad. Nothing is logged, since there is nobody to count it for. */
    record UnknownAd(String adId) implements ClickDecision {}

    /**
     * The request cannot be read.
     *
     * @param reason what is wrong, for the visitor
     */
    record Malformed(String reason) implements ClickDecision {}
}

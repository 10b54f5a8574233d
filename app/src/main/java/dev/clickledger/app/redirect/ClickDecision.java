package dev.clickledger.app.redirect;

import dev.clickledger.contract.ClickEvent;

/** What a request to the redirect turned out to be. */
sealed interface ClickDecision {

    /**
     * A click, whatever its verdict. Answered with a redirect once the event is durable.
     *
     * @param event what the log is to hold
     * @param location where the visitor goes
     */
    record Accepted(ClickEvent event, String location) implements ClickDecision {}

    /** The path names no ad. Nothing is logged, since there is nobody to count it for. */
    record UnknownAd(String adId) implements ClickDecision {}

    /**
     * The request cannot be read.
     *
     * @param reason what is wrong, for the visitor
     */
    record Malformed(String reason) implements ClickDecision {}
}

package dev.clickledger.app.durability;

import dev.clickledger.contract.ClickEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every click that was sent, with its answer. Each has an impression of its own, so that one click is one request. */
final class Ledger {

    /** What a visitor was told. */
    enum Answer {
        /** 302: the click must be in the log. */
        REDIRECTED,
        /** 503: it may be in the log. */
        REFUSED,
        /** The connection broke: likewise. */
        NONE
    }

    private final Map<UUID, Answer> answers = new ConcurrentHashMap<>();

    /** The first event of each click in the log. */
    private final Map<UUID, UUID> events = new HashMap<>();

    private final Set<UUID> doubled = new HashSet<>();
    private final Set<UUID> spooled = new HashSet<>();
    private long recovered;
    private long redeliveries;

    void sent(UUID clickId) {
        answers.put(clickId, Answer.NONE);
    }

    void answered(UUID clickId, Answer answer) {
        answers.put(clickId, answer);
    }

    long count(Answer answer) {
        return answers.values().stream().filter(answer::equals).count();
    }

    /** A record of the log. */
    void logged(ClickEvent event) {
        UUID first = events.putIfAbsent(event.clickId(), event.eventId());
        if (first != null && first.equals(event.eventId())) {
            redeliveries++;
        } else if (first != null) {
            doubled.add(event.clickId());
        }
        if (event.recovered()) {
            recovered++;
            spooled.add(event.clickId());
        }
    }

    /** Holds the answers against what is in the log. */
    Findings findings() {
        long lost = 0;
        long cutOff = 0;
        long cutOffSpooled = 0;
        for (Map.Entry<UUID, Answer> click : answers.entrySet()) {
            boolean logged = events.containsKey(click.getKey());
            lost += click.getValue() == Answer.REDIRECTED && !logged ? 1 : 0;
            cutOff += click.getValue() == Answer.NONE && logged ? 1 : 0;
            cutOffSpooled += click.getValue() == Answer.NONE && spooled.contains(click.getKey()) ? 1 : 0;
        }
        long phantom =
                events.keySet().stream().filter(id -> !answers.containsKey(id)).count();
        return new Findings(
                answers.size(),
                count(Answer.REDIRECTED),
                count(Answer.REFUSED),
                count(Answer.NONE),
                cutOff,
                cutOffSpooled,
                lost,
                doubled.size(),
                phantom,
                recovered,
                redeliveries);
    }

    /**
     * What came out.
     *
     * @param sent requests
     * @param redirected of these with 302
     * @param refused of these with 503
     * @param unanswered of these without an answer
     * @param cutOff of these in the log: taken and yet not answered
     * @param cutOffSpooled of these by way of the spool
     * @param lost answered 302 and not in the log
     * @param doubled clicks with more than one event
     * @param phantom in the log and never sent
     * @param recovered records that came by way of the spool
     * @param redeliveries further copies of an event
     */
    record Findings(
            long sent,
            long redirected,
            long refused,
            long unanswered,
            long cutOff,
            long cutOffSpooled,
            long lost,
            long doubled,
            long phantom,
            long recovered,
            long redeliveries) {

        boolean exact() {
            return lost == 0 && doubled == 0 && phantom == 0;
        }
    }
}

/**
 * What passes between the three programs, and what "the same click" means.
 *
 * <p>The redirect writes {@link dev.clickledger.contract.ClickEvent}s to a log; the streaming job and the reconcile job
 * read the same log, each with counting code of its own, and write {@link dev.clickledger.contract.ClickCount}s; the
 * reconcile job also writes {@link dev.clickledger.contract.Reconciliation}s and
 * {@link dev.clickledger.contract.TraitCount}s. Both go by the same {@link dev.clickledger.contract.CountingRules}. This package holds their wire formats, the identity of a click, its
 * minute, its lateness and the revision that decides which row wins. It never counts: were the counting shared, the
 * recount could not catch its bugs.
 *
 * <p>All times are UTC. All 128-bit values travel as {@link java.util.UUID}, whether or not they are UUIDs by RFC 9562.
 */
@NullMarked
package dev.clickledger.contract;

import org.jspecify.annotations.NullMarked;

/**
 * Simulated visitors, so that the local stack is alive when one signs in. Demo data, all of it: the advertisers are
 * invented, the visitors are drawn from a seed.
 *
 * <p>{@link dev.clickledger.stack.demo.VisitPlan} says who clicks what when: a function of seed, ads and time and of
 * nothing else. Two things happen to a visit. {@link dev.clickledger.stack.demo.VisitSender} sends those of now as HTTP
 * requests to the redirect; {@link dev.clickledger.stack.demo.ClickHistory} appends those of the day before the first
 * start to the click log, past-dated, for the first recount to publish.
 */
@NullMarked
package dev.clickledger.stack.demo;

import org.jspecify.annotations.NullMarked;

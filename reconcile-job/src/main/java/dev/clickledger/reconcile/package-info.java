/**
 * The batch layer: one run archives the click log, recounts every minute that is closed for good, compares the recount
 * with what is published, explains the difference click by click and publishes corrected rows. From the
 * same recount come the counts by referrer, browser and operating system, which no other layer makes.
 *
 * <p>A run sees one cut of the log: per partition everything before the end offset that it took at its start. Minutes
 * count as closed for good by the clock of the moment before that, so that whatever can still reach them without being
 * late lies inside the cut. The archive is proven complete by arithmetic on offsets before anything is counted.
 *
 * <p>{@link dev.clickledger.reconcile.ReconcileJob} wires a run together. {@link dev.clickledger.reconcile.Archive},
 * {@link dev.clickledger.reconcile.Recount}, {@link dev.clickledger.reconcile.Published}, {@link
 * dev.clickledger.reconcile.Comparison}, {@link dev.clickledger.reconcile.Findings} and {@link
 * dev.clickledger.reconcile.TraitCounts} are steps from dataset to dataset without any engine behind them. The counting shares no code with the speed layer.
 */
@NullMarked
package dev.clickledger.reconcile;

import org.jspecify.annotations.NullMarked;

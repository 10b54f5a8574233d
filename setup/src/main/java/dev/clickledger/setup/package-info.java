/**
 * Creates what the programs find when they start: the topics and the Pinot tables, both from the contract's files, and the
 * rules of counts. The local stack calls {@link dev.clickledger.setup.TopicSetup}, {@link
 * dev.clickledger.setup.RulesSetup} and {@link dev.clickledger.setup.TableSetup}; containers run {@link dev.clickledger.setup.Setup} once. Everything here may run again, also while clicks come in: what exists is
 * brought up to date, and what cannot be changed without losing data is refused.
 */
@NullMarked
package dev.clickledger.setup;

import org.jspecify.annotations.NullMarked;

/**
 * The redirect as a process, with real engines, killed and starved in the middle of load. Every answer is noted and held
 * against the log afterwards.
 */
@NullMarked
package dev.clickledger.app.durability;

import org.jspecify.annotations.NullMarked;

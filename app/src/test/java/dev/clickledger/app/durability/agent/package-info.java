/**
 * An agent for the application under test: sets the clock that its process reads, and holds it at a point of its code
 * until it is killed. Works on any machine, without root and without a library for its operating system.
 */
@NullMarked
package dev.clickledger.app.durability.agent;

import org.jspecify.annotations.NullMarked;

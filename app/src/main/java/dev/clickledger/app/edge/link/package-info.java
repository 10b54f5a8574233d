/**
 * Reads a tracking link as it was followed: which ad it names, which token, source and parameters it carries, however it was
 * mangled on its way, and what the headers around it say.
 */
@NullMarked
package dev.clickledger.app.edge.link;

import org.jspecify.annotations.NullMarked;

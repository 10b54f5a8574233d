/**
 * What becomes of a click: the rules, in their order, of which the first that objects gives the verdict. Each rule looks at one
 * {@link dev.clickledger.app.edge.verdict.ClickCandidate} and asks nobody.
 */
@NullMarked
package dev.clickledger.app.edge.verdict;

import org.jspecify.annotations.NullMarked;

/** The stack under test, and the ways past its pages: clicks, records on its topics, accounts. */
@NullMarked
package dev.clickledger.ui.stack;

import org.jspecify.annotations.NullMarked;

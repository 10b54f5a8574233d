/**
 * What follows from people coming with a browser: what it is told by the address of the pages, which cookies it keeps, which other pages
 * it has open, and what a script of a page can do with an answer.
 */
@NullMarked
package dev.clickledger.app.console.browser;

import org.jspecify.annotations.NullMarked;

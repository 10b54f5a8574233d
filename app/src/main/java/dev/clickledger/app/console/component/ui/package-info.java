/**
 * The parts that pages are put together from: cards, tables, messages, questions, histories, and times in the reader's own time
 * zone. They know nothing of any page.
 */
@NullMarked
package dev.clickledger.app.console.component.ui;

import org.jspecify.annotations.NullMarked;

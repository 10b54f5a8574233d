/**
 * What every change of the registry in PostgreSQL has in common, whatever is changed: one at a time for each tenant, with a
 * result that says what is wrong, and noted in a history together with who made it. Long lists of it are read page by page.
 */
@NullMarked
package dev.clickledger.app.console.registry;

import org.jspecify.annotations.NullMarked;

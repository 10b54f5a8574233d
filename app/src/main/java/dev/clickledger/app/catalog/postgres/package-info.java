/** Reads the catalog, and single ads as they stand in a row, from PostgreSQL. */
@NullMarked
package dev.clickledger.app.catalog.postgres;

import org.jspecify.annotations.NullMarked;

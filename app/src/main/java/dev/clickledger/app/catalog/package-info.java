/**
 * What both roles know of campaigns and ads: a copy in memory, the {@link dev.clickledger.app.catalog.AdCatalog}, so that
 * neither a click nor a page ever waits for the database, and both go on without it. It follows PostgreSQL tenant by tenant,
 * which announces changes, and keeps itself in a file for a start while the database is down.
 */
@NullMarked
package dev.clickledger.app.catalog;

import org.jspecify.annotations.NullMarked;

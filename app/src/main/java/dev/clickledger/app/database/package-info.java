/** PostgreSQL's tables: brought up to date at start, or as soon as the database answers. */
@NullMarked
package dev.clickledger.app.database;

import org.jspecify.annotations.NullMarked;

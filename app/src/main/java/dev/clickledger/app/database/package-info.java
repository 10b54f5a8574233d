/**
 * PostgreSQL as pages and API use it: transactions that never wait for long, and tables that are brought up to date at start,
 * or as soon as the database answers.
 */
@NullMarked
package dev.clickledger.app.database;

import org.jspecify.annotations.NullMarked;

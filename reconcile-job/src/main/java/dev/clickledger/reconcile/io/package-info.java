/** What a run touches outside: Kafka, the Iceberg tables and PostgreSQL. Decides nothing about counts. */
@NullMarked
package dev.clickledger.reconcile.io;

import org.jspecify.annotations.NullMarked;

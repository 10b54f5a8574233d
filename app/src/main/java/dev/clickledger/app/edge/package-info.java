/**
 * The role that takes clicks. It needs Kafka or a disk to give an answer, and PostgreSQL only to hear what changed. Nothing
 * here knows of pages, sign-in, reports or Pinot, so that nothing that happens to them costs a click.
 */
@NullMarked
package dev.clickledger.app.edge;

import org.jspecify.annotations.NullMarked;

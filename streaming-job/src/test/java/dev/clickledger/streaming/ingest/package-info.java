@NullMarked
package dev.clickledger.streaming.ingest;

import org.jspecify.annotations.NullMarked;

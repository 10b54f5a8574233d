package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.streaming.ingest.LateClick;
import dev.clickledger.streaming.ingest.MalformedClick;
import org.apache.flink.api.connector.sink2.Sink;

/** Where the job writes. */
public record ClickCountSinks(Sink<ClickCount> counts, Sink<LateClick> late, Sink<MalformedClick> malformed) {}

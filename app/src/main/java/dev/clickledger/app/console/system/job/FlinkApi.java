package dev.clickledger.app.console.system.job;

import com.fasterxml.jackson.databind.JsonNode;

/** Flink's REST interface. */
interface FlinkApi {

    /**
     * Reads.
     *
     * @param path with its query
     * @throws FlinkUnavailableException when there is no answer that could be read
     */
    JsonNode get(String path);
}

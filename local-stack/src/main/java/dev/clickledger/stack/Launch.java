package dev.clickledger.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param name the component's name, as in logs and status
 * @param command program and arguments
 * @param environment variables set on top of the inherited ones
 * @param directory working directory
 */
record Launch(String name, List<String> command, Map<String, String> environment, Path directory) {

    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}

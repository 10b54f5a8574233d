package dev.clickledger.setup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml with the values of .env, as Compose would read it. */
record ComposeFile(JsonNode content, TreeSet<String> variables, Map<String, String> defaults) {

    // $$ is a dollar sign for the container
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{([A-Z_]+)}");

    static ComposeFile read() throws java.io.IOException {
        Properties env = new Properties();
        try (java.io.Reader reader = java.nio.file.Files.newBufferedReader(SourceTree.path(".env"))) {
            env.load(reader);
        }
        Map<String, String> defaults = new TreeMap<>();
        env.stringPropertyNames().forEach(name -> defaults.put(name, env.getProperty(name)));
        TreeSet<String> variables = new TreeSet<>();
        String text = interpolate(SourceTree.text("docker-compose.yml"), defaults, variables);
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new ComposeFile(new ObjectMapper().valueToTree(tree), variables, defaults);
    }

    private static String interpolate(String text, Map<String, String> defaults, TreeSet<String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement("$");
            }
            variables.add(found.group(1));
            return Matcher.quoteReplacement(defaults.getOrDefault(found.group(1), ""));
        });
    }

    List<String> services() {
        List<String> names = new ArrayList<>();
        content.path("services").fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode service(String name) {
        return content.path("services").path(name);
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        service(service)
                .path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    /** What a service publishes: address of this machine, port of this machine, port of the container. */
    List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        for (String service : services()) {
            for (JsonNode port : service(service).path("ports")) {
                String[] parts = port.asText().split(":", -1);
                ports.add(new Port(service, parts.length == 3 ? parts[0] : "every address", parts[parts.length - 2]));
            }
        }
        return ports;
    }

    record Port(String service, String address, String published) {}
}

package dev.clickledger.app.console.api.description;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A client in Java, compiled in a folder of its own together with a program that uses it. */
final class JavaClient {

    private static final List<Class<?>> NEEDED =
            List.of(JsonProperty.class, JsonParser.class, ObjectMapper.class, JavaTimeModule.class, Nullable.class);

    private JavaClient() {}

    /** Compiles the sources; gives a loader of the classes. */
    static ClassLoader compile(List<Path> sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources.stream()
                                    .filter(source -> source.toString().endsWith(".java"))
                                    .toList()))
                    .call();
            if (!done) {
                throw new AssertionError("the Java client does not compile:\n" + errors);
            }
        }
        return new URLClassLoader(urls(classes), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] urls(Path classes) throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        NEEDED.forEach(
                type -> urls.add(type.getProtectionDomain().getCodeSource().getLocation()));
        return urls.toArray(URL[]::new);
    }

    private static String classPath() {
        return NEEDED.stream().map(JavaClient::jar).collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.clickledger.ui.browser;

import dev.clickledger.ui.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a journey the browser's windows. When it fails, a picture of each is kept in {@code target/failures}, and of its
 * second try a trace too: to trace every journey would cost a fifth of all time.
 */
final class JourneyExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(JourneyExtension.class);
    private static final Path FAILURES = Path.of("target", "failures");

    /** Files of the journeys that have failed once. */
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Windows resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Windows.class,
                        _ -> new Windows(
                                chromium(context), RunningStack.of(context), FAILED.contains(fileName(context))),
                        Windows.class);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Windows windows = context.getStore(NAMESPACE).get(Windows.class, Windows.class);
        if (windows == null) {
            return;
        }
        try {
            if (context.getExecutionException().isPresent()) {
                FAILED.add(fileName(context));
                for (Path kept : windows.keep(FAILURES, fileName(context))) {
                    System.out.println("kept: " + kept.toAbsolutePath());
                }
            }
        } finally {
            windows.close();
        }
    }

    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class);
    }

    private static String fileName(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName();
        String shown = context.getDisplayName();
        return (context.getRequiredTestClass().getSimpleName() + "." + method + (shown.startsWith(method) ? "" : shown))
                .replaceAll("[^A-Za-z0-9.]+", "-");
    }
}

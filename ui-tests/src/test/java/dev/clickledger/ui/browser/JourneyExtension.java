package dev.clickledger.ui.browser;

import dev.clickledger.ui.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a journey the browser's windows. When it fails, a picture and a trace of each are kept in
 * {@code target/failures}.
 */
final class JourneyExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(JourneyExtension.class);
    private static final Path FAILURES = Path.of("target", "failures");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Windows resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Windows.class, _ -> new Windows(chromium(context), RunningStack.of(context)), Windows.class);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Windows windows = context.getStore(NAMESPACE).get(Windows.class, Windows.class);
        if (windows == null) {
            return;
        }
        try {
            if (context.getExecutionException().isPresent()) {
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

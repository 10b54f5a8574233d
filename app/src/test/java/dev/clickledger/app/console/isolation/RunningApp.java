package dev.clickledger.app.console.isolation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All by which the running app can be reached, as the app itself knows it. */
@Singleton
public class RunningApp {

    private static final List<Endpoint> ENDPOINTS = read();
    private static final Map<String, UI> PAGES = new ConcurrentHashMap<>();
    private static volatile @Nullable ServletContext context;

    private final Router router;
    private volatile @Nullable VaadinService service;

    RunningApp(Router router) {
        this.router = router;
    }

    /** Hears of the servlet container. */
    @WebListener
    public static final class Container implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            context = event.getServletContext();
        }
    }

    void begins(@Observes ServiceInitEvent event) {
        service = event.getSource();
        event.getSource()
                .addUIInitListener(begun -> PAGES.put(
                        begun.getUI().getSession().getPushId() + begun.getUI().getUIId(), begun.getUI()));
    }

    /** Pushes a word to a page, as figures are pushed; to nobody when there is no such page any more. */
    static void push(String pushId, String number, String word) {
        UI page = PAGES.get(pushId + number);
        if (page != null && page.getSession() != null) {
            page.access(() -> {
                page.getPage().executeJs("void $0", word);
                page.push();
            });
        }
    }

    /** Does something while nobody else can use the session of a page. */
    static void whileLocked(String pushId, String number, Runnable work) {
        UI page = Objects.requireNonNull(PAGES.get(pushId + number), "no such page");
        page.getSession().lock();
        try {
            work.run();
        } finally {
            page.getSession().unlock();
        }
    }

    /**
     * A method of a resource.
     *
     * @param type what it takes for a body
     */
    record Endpoint(String method, String path, String type) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Paths of the pages, with names for parameters, such as {@code ads/:ad}. */
    Set<String> views() {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(Objects.requireNonNull(context)))
                .getRegisteredRoutes()
                .stream()
                .flatMap(view -> Stream.concat(
                        Stream.of(view.getTemplate()),
                        view.getRouteAliases().stream().map(RouteBaseData::getTemplate)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What answers requests within the pages; none of them before the first page was opened. */
    Set<String> pageHandlers() {
        Set<String> names = new TreeSet<>();
        Objects.requireNonNull(service, "no page was opened yet")
                .getRequestHandlers()
                .forEach(handler -> names.add(handler.getClass().getSimpleName().replaceFirst("\\$\\$.*", "")));
        return names;
    }

    /** Servlets and filters with the paths that they are for. */
    Set<String> servletsAndFilters() {
        ServletContext container = Objects.requireNonNull(context);
        Set<String> names = new TreeSet<>();
        container
                .getServletRegistrations()
                .forEach((name, servlet) -> names.add("servlet " + name + " " + new TreeSet<>(servlet.getMappings())));
        container
                .getFilterRegistrations()
                .forEach((name, filter) ->
                        names.add("filter " + name + " " + new TreeSet<>(filter.getUrlPatternMappings())));
        return names;
    }

    /** Paths of the router's own routes. */
    Set<String> routes() {
        return router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every method of a resource, also those that the description leaves out. */
    List<Endpoint> endpoints() {
        return ENDPOINTS;
    }

    private static List<Endpoint> read() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.clickledger.app")) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    verb(method, resource, endpoints);
                }
            }
        }
        return endpoints;
    }

    private static void verb(Method method, Class<?> resource, List<Endpoint> endpoints) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                Path under = method.getAnnotation(Path.class);
                String path = resource.getAnnotation(Path.class).value() + (under == null ? "" : "/" + under.value());
                endpoints.add(new Endpoint(verb.value(), path.replaceAll("/+", "/"), type(method, resource)));
            }
        }
    }

    private static String type(Method method, Class<?> resource) {
        Consumes consumes = method.getAnnotation(Consumes.class) == null
                ? resource.getAnnotation(Consumes.class)
                : method.getAnnotation(Consumes.class);
        return consumes == null
                ? "application/json"
                : Arrays.asList(consumes.value()).getFirst();
    }
}

package dev.clickledger.app.role;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InjectableContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the app lives in this process. */
final class LiveBeans {

    private static final String APP = "dev.clickledger.app.";

    private LiveBeans() {}

    /** The beans of the app that were made, by the class that makes them, below a package such as {@code edge}. */
    static Set<String> below(String part) {
        return Stream.of(ApplicationScoped.class, Singleton.class)
                .flatMap(scope -> Arc.container().getContexts(scope).stream())
                .map(InjectableContext::getState)
                .flatMap(state -> state.getContextualInstances().keySet().stream())
                .map(InjectableBean::getBeanClass)
                .map(Class::getName)
                .filter(name -> name.startsWith(APP + part + "."))
                .map(name -> name.substring(APP.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of all threads. */
    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

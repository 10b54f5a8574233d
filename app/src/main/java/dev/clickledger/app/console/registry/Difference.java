package dev.clickledger.app.console.registry;

import dev.clickledger.app.console.registry.Change.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between two states of the same thing, and the word for it. */
public record Difference(String action, List<Detail> details) {

    public Difference {
        details = List.copyOf(details);
    }

    /** From nothing. */
    public static Difference created(Map<String, @Nullable String> after) {
        List<Detail> details = new ArrayList<>();
        after.forEach((field, value) -> {
            if (value != null) {
                details.add(new Detail(field, null, value));
            }
        });
        return new Difference("created", details);
    }

    /** From one state to another. */
    public static Difference between(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        List<Detail> details = new ArrayList<>();
        after.forEach((field, value) -> {
            if (!Objects.equals(value, before.get(field))) {
                details.add(new Detail(field, before.get(field), value));
            }
        });
        return new Difference(action(details), details);
    }

    public boolean none() {
        return details.isEmpty();
    }

    private static String action(List<Detail> details) {
        if (details.size() != 1 || !details.getFirst().field().equals("status")) {
            return "changed";
        }
        Detail status = details.getFirst();
        return switch (Status.valueOf(String.valueOf(status.after()))) {
            case ARCHIVED -> "archived";
            case PAUSED -> Status.ARCHIVED.name().equals(status.before()) ? "restored" : "paused";
            case ACTIVE -> Status.ARCHIVED.name().equals(status.before()) ? "restored" : "resumed";
        };
    }
}

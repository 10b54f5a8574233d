package dev.clickledger.app.edge.visitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The salts of the days around now, the same for all replicas. */
@FunctionalInterface
public interface VisitorSalts {

    /** The salt of the instant's UTC day, or the newest older one; null when none is known yet. */
    @Nullable
    VisitorSalt at(Instant instant);
}

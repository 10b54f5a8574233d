package dev.clickledger.app.signedsource;

import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogRefresh;
import dev.clickledger.contract.ClickEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Signed sources beside the registered ones in PostgreSQL, which keeps the bound over all replicas. Proposals wait in memory
 * for a second at most; one that cannot be written is dropped, since the next click makes it again.
 */
@Startup
@Singleton
final class PostgresSignedSources implements SignedSources {

    private static final Logger LOG = Logger.getLogger(PostgresSignedSources.class);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(1);
    private static final int LOCK_MILLIS = 250;
    private static final int STATEMENT_MILLIS = 5_000;
    private static final int MOST_OF_A_TENANT = 1_000;
    private static final int MOST_TENANTS = 200;

    private final DataSource database;
    private final CatalogRefresh catalog;
    private final Counter beyond;
    private final Counter unknown;
    private final Map<String, Set<Proposal>> proposals = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("signed-sources").daemon().factory());

    private record Proposal(String adId, String source) {}

    PostgresSignedSources(
            @io.quarkus.agroal.DataSource("redirect") DataSource database,
            CatalogRefresh catalog,
            MeterRegistry meters) {
        this.database = database;
        this.catalog = catalog;
        this.beyond = counter(meters, "beyond the bound");
        this.unknown = counter(meters, "not known yet");
    }

    private static Counter counter(MeterRegistry meters, String reason) {
        return Counter.builder("clickledger.signed.sources.as.other")
                .description("clicks whose link signs a source and that are counted as OTHER, by why")
                .tag("reason", reason)
                .register(meters);
    }

    @PostConstruct
    void start() {
        writer.scheduleWithFixedDelay(
                this::write, WRITE_EVERY.toMillis(), WRITE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        writer.shutdownNow();
    }

    @Override
    public boolean counts(CatalogAd ad, String source) {
        if (ad.knows(source)) {
            return true;
        }
        if (ad.hasAllSources()) {
            beyond.increment();
            return false;
        }
        unknown.increment();
        if (canBeKnown(source)) {
            propose(ad.ad().tenantId(), new Proposal(ad.ad().id(), source));
        }
        return false;
    }

    @Override
    public void expect(CatalogAd ad, String source) {
        if (ad.knows(source) || ad.hasAllSources() || !canBeKnown(source)) {
            return;
        }
        String tenantId = ad.ad().tenantId();
        if (write(tenantId, List.of(new Proposal(ad.ad().id(), source)))) {
            catalog.refresh(tenantId);
        }
    }

    /** Writes what was proposed. Never throws, or the schedule would end. */
    void write() {
        for (String tenantId : List.copyOf(proposals.keySet())) {
            Set<Proposal> proposed = proposals.remove(tenantId);
            if (proposed != null) {
                write(tenantId, proposed);
            }
        }
    }

    /** How many wait. */
    int waiting() {
        return proposals.values().stream().mapToInt(Set::size).sum();
    }

    private void propose(String tenantId, Proposal proposal) {
        proposals.compute(tenantId, (_, present) -> {
            if (present == null) {
                return proposals.size() < MOST_TENANTS ? new HashSet<>(Set.of(proposal)) : null;
            }
            if (present.size() < MOST_OF_A_TENANT) {
                present.add(proposal);
            }
            return present;
        });
    }

    private static boolean canBeKnown(String source) {
        return !source.equals(ClickEvent.OTHER_SOURCE)
                && !source.equals(ClickEvent.DIRECT_SOURCE)
                && source.length() <= ClickEvent.MAX_DIMENSION_LENGTH
                && source.chars().noneMatch(Character::isISOControl);
    }

    private boolean write(String tenantId, Collection<Proposal> proposed) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                insert(connection, tenantId, proposed);
                connection.commit();
                return true;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Sources of tenant %s are remembered later: %s", tenantId, e.getMessage());
            return false;
        }
    }

    private static void insert(Connection connection, String tenantId, Collection<Proposal> proposed)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // a tenant whose import goes on keeps nobody else waiting
            statement.execute(
                    "set local lock_timeout = " + LOCK_MILLIS + "; set local statement_timeout = " + STATEMENT_MILLIS);
        }
        try (PreparedStatement lock =
                connection.prepareStatement("select from catalog_revision where tenant_id = ? for update")) {
            lock.setString(1, tenantId);
            lock.execute();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into ad_source (ad_id, source, signed)
                select ad.id, proposed.source, true
                from unnest(?::text[], ?::text[]) as proposed (ad_id, source)
                join ad on ad.id = proposed.ad_id join campaign on campaign.id = ad.campaign_id
                where campaign.tenant_id = ?
                on conflict do nothing
                """)) {
            insert.setObject(1, proposed.stream().map(Proposal::adId).toArray(String[]::new));
            insert.setObject(2, proposed.stream().map(Proposal::source).toArray(String[]::new));
            insert.setString(3, tenantId);
            insert.executeUpdate();
        }
    }
}

package dev.clickledger.app.console.ad;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.catalog.postgres.PostgresCatalogSource;
import dev.clickledger.app.console.ad.file.AdImport;
import dev.clickledger.app.console.ad.file.ImportReport;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.database.BusyException.Reason;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What tenants and replicas that change the catalog at the same moment notice of each other, in a real PostgreSQL. */
class CatalogContentionTest {

    private static final int LINES = 4_000;
    /** Of a machine that has much else to do; whoever waited at a lock would be refused before. */
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    private static TestPostgres postgres;
    private static PostgresCatalogSource source;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");
    private final EditScope gina = EditScopes.of("tenant" + tenants++, "gina");
    private final Replica replica = new Replica();
    private final Replica otherReplica = new Replica();

    /** What one process of the app has of its own. */
    private static final class Replica {
        private final Database database = Databases.of(postgres.console());
        private final AdDesk ads = new AdDesk(database, Destinations.rules(), _ -> {});
        private final CampaignDesk campaigns = new CampaignDesk(database, _ -> {});
        private final AdImport imports = new AdImport(database, Destinations.rules(), _ -> {}, Catalogs.importTurns());

        AdEntry ad(EditScope scope) {
            CampaignEntry campaign = done(campaigns.create(scope, new CampaignFields("Spring", Status.ACTIVE)));
            return done(ads.create(scope, AdFields.ofNew(campaign.id(), "Boots", "https://example.com")));
        }
    }

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        source = new PostgresCatalogSource(
                postgres.redirect(), Destinations.rules(), Databases.settings(true), Databases.KEYS);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aLongDryRunKeepsNobodyWaiting() throws Exception {
        othersGoOnDuring(() -> replica.imports.dryRun(alice, file(LINES)));
    }

    @Test
    void aLongImportKeepsNoOtherTenantWaiting() throws Exception {
        othersGoOnDuring(() -> replica.imports.apply(alice, file(LINES / 4)));

        assertThat(source.load(Set.of(alice.tenantId())).size()).isEqualTo(LINES / 4);
    }

    @Test
    void aDryRunWaitsForNoChange() throws Exception {
        AdEntry boots = replica.ad(alice);
        String file = "ad_id,name\n" + boots.id() + ",Shoes\n";
        try (Connection change = postgres.database().getConnection()) {
            change.setAutoCommit(false);
            execute(change, "update ad set name = 'Bags' where id = '" + boots.id() + "'");

            ImportReport report = replica.imports.dryRun(alice, file.getBytes(StandardCharsets.UTF_8));

            assertThat(report.count(ImportReport.Outcome.CHANGED)).isEqualTo(1);
        }
    }

    @Test
    void ofTwoImportsOfATenantTheSecondIsRefusedAtOnce() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ImportReport> first = threads.submit(() -> replica.imports.apply(alice, file(10), _ -> {
                writing.countDown();
                await(goOn);
            }));
            await(writing);

            long started = System.nanoTime();
            assertBusy(Reason.IMPORT, () -> replica.imports.apply(alice, file(10)));
            assertBusy(Reason.IMPORT, () -> replica.imports.dryRun(alice, file(10)));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(AT_ONCE);
            assertThat(replica.imports.apply(gina, file(10)).applied()).isTrue();
            goOn.countDown();
            assertThat(first.get().applied()).isTrue();
        }
        assertThat(replica.imports.dryRun(alice, file(10)).acceptable()).isTrue();
    }

    @Test
    void asManyImportsAsMayRunAtOnceLeaveTheNextOneWithAClearAnswer() throws Exception {
        CountDownLatch writing = new CountDownLatch(3);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                EditScope scope = EditScopes.of(alice.tenantId() + "-" + i, "alice");
                threads.submit(() -> replica.imports.apply(scope, file(10), _ -> {
                    writing.countDown();
                    await(goOn);
                }));
            }
            await(writing);
            assertBusy(Reason.IMPORT, () -> replica.imports.dryRun(gina, file(10)));
            goOn.countDown();
        }
    }

    @Test
    void aChangeThatIsStuckAtAnotherReplicaEndsTheWaitOfItsTenantAloneAndSoon() throws Exception {
        AdEntry boots = replica.ad(alice);
        AdEntry tents = replica.ad(gina);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> otherReplica.imports.apply(alice, file(10), _ -> {
                writing.countDown();
                await(goOn);
            }));
            await(writing);

            long started = System.nanoTime();
            assertBusy(
                    Reason.LOCK, () -> replica.ads.change(alice, boots.id(), null, fields -> fields.withName("Shoes")));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
            done(replica.ads.change(gina, tents.id(), null, fields -> fields.withName("Big tents")));
            assertThat(replica.ads.find(alice.tenant(), boots.id())).contains(boots);
            assertThat(source.load().size()).isPositive();
            goOn.countDown();
        }
        done(replica.ads.change(alice, boots.id(), null, fields -> fields.withName("Shoes")));
    }

    @Test
    void whatWasChangedBetweenPlanAndImportIsNotOverwritten() throws Exception {
        AdEntry boots = replica.ad(alice);
        String file = "ad_id,name,version\n" + boots.id() + ",Bags," + boots.version() + "\n";
        // the other change is there after the plan was made and before it is written
        AtomicBoolean once = new AtomicBoolean();
        Database between = Databases.of(postgres.console(), interposed(() -> {
            if (once.compareAndSet(false, true)) {
                done(otherReplica.ads.change(alice, boots.id(), null, fields -> fields.withName("Shoes")));
            }
        }));
        AdImport imports = new AdImport(between, Destinations.rules(), _ -> {}, Catalogs.importTurns());

        ImportReport report = imports.apply(alice, file.getBytes(StandardCharsets.UTF_8));

        assertThat(report.applied()).isFalse();
        assertThat(report.lines().getFirst().errors())
                .extracting(FieldError::field)
                .containsExactly("version");
        assertThat(replica.ads.find(alice.tenant(), boots.id()))
                .map(AdEntry::name)
                .contains("Shoes");
    }

    /** The later change is committed and seen first: a reader of one sequence would never look for the earlier one again. */
    @Test
    void aCatalogThatLooksBetweenInterleavedCommitsMissesNothing() throws Exception {
        AdEntry boots = replica.ad(alice);
        AdEntry tents = replica.ad(gina);
        AdCatalog catalog = Catalogs.catalog(source, Optional.empty(), Clock.systemUTC());
        catalog.refresh();
        try (Connection early = postgres.database().getConnection();
                Connection late = postgres.database().getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            execute(early, "update ad set name = 'Shoes' where id = '" + boots.id() + "'");
            execute(late, "update ad set name = 'Big tents' where id = '" + tents.id() + "'");

            late.commit();
            catalog.refresh();
            assertThat(name(catalog, tents)).isEqualTo("Big tents");
            assertThat(name(catalog, boots)).isEqualTo("Boots");

            execute(early, "update ad set name = 'Sandals' where id = '" + boots.id() + "'");
            early.commit();
            catalog.refresh();
            assertThat(name(catalog, boots)).isEqualTo("Sandals");
        }
    }

    private static String name(AdCatalog catalog, AdEntry ad) {
        return requireNonNull(requireNonNull(catalog.loaded()).ad(ad.id())).ad().name();
    }

    private void othersGoOnDuring(Callable<ImportReport> longOne) throws Exception {
        AdEntry tents = replica.ad(gina);
        Duration longest = Duration.ZERO;
        int rounds = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ImportReport> running = threads.submit(longOne);
            while (!running.isDone()) {
                long started = System.nanoTime();
                String name = "Tents " + rounds++;
                done(replica.ads.change(gina, tents.id(), null, fields -> fields.withName(name)));
                assertThat(otherReplica.ads.find(gina.tenant(), tents.id()))
                        .map(AdEntry::name)
                        .contains(name);
                otherReplica.ads.list(gina.tenant(), AdFilter.first(50));
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
            assertThat(running.get().acceptable()).isTrue();
        }
        System.out.printf("measured: %d edits beside it, the longest took %d ms%n", rounds, longest.toMillis());
        assertThat(rounds).isPositive();
        assertThat(longest).isLessThan(AT_ONCE);
    }

    /** The same database, before each of whose connections something else happens. */
    private static DataSource interposed(Runnable before) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    before.run();
                    return method.invoke(postgres.database(), arguments);
                });
    }

    private static void assertBusy(Reason reason, Callable<?> call) {
        assertThatExceptionOfType(BusyException.class)
                .isThrownBy(call::call)
                .satisfies(busy -> assertThat(busy.reason()).isEqualTo(reason))
                .withMessageContaining("Nothing was changed. Try again in a few seconds.");
    }

    private static byte[] file(int lines) {
        StringBuilder file = new StringBuilder("campaign,name,destination,sources,pass_through\n");
        for (int i = 0; i < lines; i++) {
            file.append("Campaign ").append(i % 40).append(",Ad ").append(i);
            file.append(",https://example.com/offers/").append(i).append("?click={click_id},news;blog,gclid\n");
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T done(ChangeResult<T> result) {
        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        return ((ChangeResult.Done<T>) result).value();
    }
}

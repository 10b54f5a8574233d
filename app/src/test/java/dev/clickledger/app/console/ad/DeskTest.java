package dev.clickledger.app.console.ad;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.catalog.postgres.PostgresCatalogSource;
import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Position;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeskTest {

    private static final DestinationRules RULES = Destinations.rules();
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private static TestPostgres postgres;
    private static CampaignDesk campaigns;
    private static AdDesk ads;
    private static ChangeHistory history;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");
    private final EditScope gina = EditScopes.of("tenant" + tenants++, "gina");

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        campaigns = new CampaignDesk(Databases.of(postgres.console()), tenant -> {});
        ads = new AdDesk(Databases.of(postgres.console()), RULES, tenant -> {});
        history = new ChangeHistory(Databases.of(postgres.console()));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aNewOrganizationAddsItsFirstCampaignWithoutFurtherAdo() {
        CampaignEntry spring = campaign(alice, "Spring");

        assertThat(campaigns.find(alice.tenant(), spring.id())).contains(spring);
        assertThat(spring.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aNewAdIsReadBackAsItWasEntered() {
        AdFields fields = new AdFields(
                campaign(alice, "Spring").id(),
                " Boots ",
                "https://example.com/{click_id}",
                Status.PAUSED,
                true,
                new Flight(NOON, NOON.plusSeconds(60)),
                new TreeSet<>(List.of("news", "blog")),
                List.of("gclid", "abc"));

        AdEntry boots = done(ads.create(alice, fields));

        assertThat(boots.fields()).isEqualTo(fields);
        assertThat(boots.name()).isEqualTo("Boots");
        assertThat(ads.find(alice.tenant(), boots.id())).contains(boots);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndBesideItsField() {
        AdFields wrong = AdFields.ofNew("nowhere", "", "http://example.com")
                .withFlight(new Flight(NOON, NOON))
                .withSources(List.of("OTHER"))
                .withPassThrough(List.of("t"));

        assertThat(errors(ads.create(alice, wrong)))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("campaignId", "name", "destination", "endsAt", "sources", "passThrough");
        assertThat(ads.list(alice.tenant(), AdFilter.first(10)).items()).isEmpty();
    }

    @Test
    void anotherTenantsThingsAreLikeThingsThatDoNotExist() {
        AdEntry boots = ad(alice, "Boots");

        assertThat(ads.find(gina.tenant(), boots.id())).isEmpty();
        assertThat(campaigns.find(gina.tenant(), boots.fields().campaignId())).isEmpty();
        assertThat(ads.change(gina, boots.id(), null, fields -> fields.withName("Mine")))
                .isEqualTo(ads.change(gina, "nowhere", null, fields -> fields.withName("Mine")));
        assertThat(campaigns.change(gina, boots.fields().campaignId(), null, fields -> fields.withName("Mine")))
                .isInstanceOf(ChangeResult.NotFound.class);
        assertThat(ads.create(gina, boots.fields()))
                .isEqualTo(ads.create(gina, boots.fields().withCampaignId("nowhere")));
        assertThat(history.of(gina.tenant(), Change.Subject.AD, boots.id(), 10)).isEmpty();
        assertThat(ads.list(gina.tenant(), AdFilter.first(10)).items()).isEmpty();
        assertThat(ads.find(alice.tenant(), boots.id())).contains(boots);
    }

    @Test
    void anAdCannotBeMovedIntoAnotherTenantsCampaign() {
        AdEntry boots = ad(alice, "Boots");
        String foreign = campaign(gina, "Theirs").id();

        assertThat(errors(ads.change(alice, boots.id(), null, fields -> fields.withCampaignId(foreign))))
                .containsExactly(new FieldError("campaignId", "There is no such campaign."));
    }

    @Test
    void ofTwoEditsOfTheSameVersionTheLaterIsTurnedAway() {
        AdEntry boots = ad(alice, "Boots");
        AdEntry renamed = done(ads.change(alice, boots.id(), boots.version(), fields -> fields.withName("Shoes")));

        ChangeResult<AdEntry> later =
                ads.change(alice, boots.id(), boots.version(), fields -> fields.withStatus(Status.PAUSED));

        assertThat(later).isEqualTo(new ChangeResult.Stale<>(renamed));
    }

    @Test
    void ofManyEditsAtOnceExactlyOneWins() throws Exception {
        AdEntry boots = ad(alice, "Boots");
        List<Future<ChangeResult<AdEntry>>> edits = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                String name = "Name " + i;
                edits.add(threads.submit(
                        () -> ads.change(alice, boots.id(), boots.version(), fields -> fields.withName(name))));
            }
        }

        int won = 0;
        for (Future<ChangeResult<AdEntry>> edit : edits) {
            won += edit.get() instanceof ChangeResult.Done ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        assertThat(history.of(alice.tenant(), Change.Subject.AD, boots.id(), 50))
                .hasSize(2);
    }

    @Test
    void historyTellsWhoChangedWhatFromWhatToWhat() {
        AdEntry boots = ad(alice, "Boots");
        EditScope bob = EditScopes.of(alice.tenantId(), "bob");
        done(ads.change(
                bob, boots.id(), null, fields -> fields.withName("Shoes").withSources(List.of("news"))));
        done(ads.change(alice, boots.id(), null, fields -> fields.withStatus(Status.ARCHIVED)));

        List<Change> changes = history.of(alice.tenant(), Change.Subject.AD, boots.id(), 10);

        assertThat(changes).extracting(Change::action).containsExactly("archived", "changed", "created");
        assertThat(changes).extracting(Change::author).containsExactly("alice", "bob", "alice");
        assertThat(changes.get(1).details())
                .containsExactlyInAnyOrder(
                        new Change.Detail("name", "Boots", "Shoes"), new Change.Detail("sources", null, "news"));
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() {
        AdEntry boots = ad(alice, "Boots");

        AdEntry same = done(ads.change(alice, boots.id(), boots.version(), fields -> fields.withName("Boots ")));

        assertThat(same).isEqualTo(boots);
        assertThat(history.of(alice.tenant(), Change.Subject.AD, boots.id(), 10))
                .hasSize(1);
    }

    @Test
    void historyCannotBeRewritten() {
        ad(alice, "Boots");

        assertThatThrownBy(() -> execute("update change set author = 'somebody else'"))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> execute("delete from change_detail")).hasMessageContaining("only ever added to");
    }

    @Test
    void nothingIsChangedWhenTheHistoryCannotBeWritten() throws SQLException {
        AdEntry boots = ad(alice, "Boots");
        execute("alter table change add constraint no_bob check (author <> 'bob')");
        EditScope bob = EditScopes.of(alice.tenantId(), "bob");

        assertThatThrownBy(() -> ads.change(bob, boots.id(), null, fields -> fields.withName("Shoes")))
                .isInstanceOf(DatabaseFailure.class);

        execute("alter table change drop constraint no_bob");
        assertThat(ads.find(alice.tenant(), boots.id())).contains(boots);
    }

    @Test
    void listsAreReadPageByPageWithoutGapsAndRepeats() {
        String campaign = campaign(alice, "Spring").id();
        for (String name : List.of("Tents", "Boots", "Boots", "Bags", "Lights")) {
            done(ads.create(alice, AdFields.ofNew(campaign, name, "https://example.com")));
        }
        List<AdEntry> all = ads.list(alice.tenant(), AdFilter.first(200)).items();

        List<AdEntry> read = new ArrayList<>();
        @Nullable Position after = null;
        do {
            Page<AdEntry> page = ads.list(alice.tenant(), new AdFilter(campaign, null, null, after, 2));
            read.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(read).isEqualTo(all);
        assertThat(read).extracting(AdEntry::name).containsExactly("Bags", "Boots", "Boots", "Lights", "Tents");
    }

    @Test
    void whatMovesWhileAListIsReadMakesNothingElseComeTwiceOrNotAtAll() {
        String campaign = campaign(alice, "Spring").id();
        List<AdEntry> saved = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            saved.add(done(ads.create(alice, AdFields.ofNew(campaign, name, "https://example.com"))));
        }
        Page<AdEntry> first = ads.list(alice.tenant(), new AdFilter(campaign, null, null, null, 3));
        done(ads.change(alice, saved.get(2).id(), null, fields -> fields.withName("z")));
        done(ads.change(alice, saved.get(0).id(), null, fields -> fields.withStatus(Status.ARCHIVED)));
        done(ads.create(alice, AdFields.ofNew(campaign, "aa", "https://example.com")));

        Page<AdEntry> second = ads.list(alice.tenant(), new AdFilter(campaign, null, null, first.next(), 100));

        assertThat(first.items()).extracting(AdEntry::name).containsExactly("a", "b", "c");
        assertThat(second.items()).extracting(AdEntry::name).containsExactly("d", "e", "f", "z");
    }

    @Test
    void listsAreInTheOrderThatPeopleExpect() {
        String campaign = campaign(alice, "Order").id();
        List<String> names = List.of("a", "A", "Ä", "ad 2", "Ad 10", "b", "éclair", "Eden", "Z", "Ω", "я");
        for (String name : names.reversed()) {
            done(ads.create(alice, AdFields.ofNew(campaign, name, "https://example.com")));
        }

        assertThat(ads.list(alice.tenant(), new AdFilter(campaign, null, null, null, 100))
                        .items())
                .extracting(AdEntry::name)
                .containsExactlyElementsOf(names);
        assertThat(names(campaign, null, "ÉCLAIR")).containsExactly("éclair");
    }

    @Test
    void historiesAreReadPartByPart() {
        AdEntry boots = ad(alice, "Boots");
        for (int i = 0; i < 4; i++) {
            int number = i;
            done(ads.change(alice, boots.id(), null, fields -> fields.withName("Boots " + number)));
        }
        List<Change> all = history.of(alice.tenant(), Change.Subject.AD, boots.id(), 100);

        List<Change> read = new ArrayList<>();
        @Nullable Position after = null;
        do {
            Page<Change> page = history.of(alice.tenant(), Change.Subject.AD, boots.id(), after, 2);
            read.addAll(page.items());
            done(ads.change(alice, boots.id(), null, fields -> fields.withName(fields.name() + "!")));
            after = page.next();
        } while (after != null);

        assertThat(all).hasSize(5);
        assertThat(read).isEqualTo(all);
    }

    @Test
    void listsAreFilteredByStatusCampaignAndText() {
        AdEntry boots = ad(alice, "Trail Boots");
        AdEntry tents = ad(alice, "Tents");
        done(ads.change(alice, tents.id(), null, fields -> fields.withStatus(Status.PAUSED)));
        AdEntry old = ad(alice, "Old boots");
        done(ads.change(alice, old.id(), null, fields -> fields.withStatus(Status.ARCHIVED)));

        assertThat(names(null, null, null)).containsExactly("Tents", "Trail Boots");
        assertThat(names(null, Status.PAUSED, null)).containsExactly("Tents");
        assertThat(names(null, Status.ACTIVE, null)).containsExactly("Trail Boots");
        assertThat(names(null, Status.ARCHIVED, null)).containsExactly("Old boots");
        assertThat(names(null, null, "BOOT")).containsExactly("Trail Boots");
        assertThat(names(null, null, tents.id())).containsExactly("Tents");
        assertThat(names(boots.fields().campaignId(), null, null)).containsExactly("Trail Boots");
        assertThat(names(null, null, "%")).isEmpty();
    }

    @Test
    void clicksOnAnAdCountWhileItAndItsCampaignAreActiveAndItsFlightLasts() {
        AdEntry boots = ad(alice, "Boots");
        Flight flight = new Flight(NOON, NOON.plusSeconds(60));
        done(ads.change(alice, boots.id(), null, fields -> fields.withFlight(flight)));

        assertThat(forClicks(boots).countsAt(NOON.minusMillis(1))).isFalse();
        assertThat(forClicks(boots).countsAt(NOON)).isTrue();
        assertThat(forClicks(boots).countsAt(NOON.plusSeconds(60))).isFalse();
        assertThat(delivery(boots, NOON.minusMillis(1))).isEqualTo(Delivery.SCHEDULED);
        assertThat(delivery(boots, NOON)).isEqualTo(Delivery.COUNTING);
        assertThat(delivery(boots, NOON.plusSeconds(60))).isEqualTo(Delivery.ENDED);

        campaigns.change(alice, boots.fields().campaignId(), null, fields -> fields.withStatus(Status.PAUSED));

        assertThat(forClicks(boots).countsAt(NOON)).isFalse();
        assertThat(delivery(boots, NOON)).isEqualTo(Delivery.CAMPAIGN_OFF);
    }

    @Test
    void aPausedCampaignLeavesItsAdsAsTheyWere() {
        AdEntry boots = ad(alice, "Boots");
        String campaign = boots.fields().campaignId();
        campaigns.change(alice, campaign, null, fields -> fields.withStatus(Status.PAUSED));
        campaigns.change(alice, campaign, null, fields -> fields.withStatus(Status.ACTIVE));

        assertThat(forClicks(boots).countsAt(NOON)).isTrue();
        assertThat(ads.find(alice.tenant(), boots.id()).orElseThrow().version()).isEqualTo(boots.version());
    }

    @Test
    void anArchivedCampaignTakesNoNewAds() {
        CampaignEntry old = campaign(alice, "Old");
        campaigns.change(alice, old.id(), null, fields -> fields.withStatus(Status.ARCHIVED));

        assertThat(errors(ads.create(alice, AdFields.ofNew(old.id(), "Boots", "https://example.com"))))
                .containsExactly(new FieldError("campaignId", "This campaign is archived. Restore it first."));
    }

    @Test
    void theCatalogSeesEveryChange() {
        PostgresCatalogSource catalog = catalog();
        AdEntry boots = ad(alice, "Boots");
        Map<String, Long> before = catalog.revisions();

        done(ads.change(alice, boots.id(), null, fields -> fields.withSources(List.of("news"))));

        assertThat(catalog.load().changed(before)).containsExactly(alice.tenantId());
        assertThat(requireNonNull(catalog.load().ad(boots.id())).sources()).containsExactly("news");
    }

    @Test
    void anExampleShowsWhereTheRedirectWouldSendAClick() {
        AdFields fields = AdFields.ofNew(
                        "spring", "Boots", "https://example.com/{ad_id}?s={source}&c={campaign_id}&utm_term=own")
                .withSources(List.of("morning news"))
                .withPassThrough(List.of("utm_term", "gclid"));

        assertThat(ads.example(fields, "boots"))
                .contains(new ExampleClick(
                        "s=morning%20news&utm_term=example&gclid=example",
                        "https://example.com/boots?s=morning%20news&c=spring&utm_term=example&gclid=example"));
        assertThat(ads.example(fields.withDestination("http://example.com"), "boots"))
                .isEmpty();
    }

    @Test
    void aDestinationIsSavedAsBrowsersSendIt() {
        AdEntry boots = done(ads.create(
                alice,
                AdFields.ofNew(
                        campaign(alice, "Umlauts").id(), "Boots", "https://stra\u00dfe.example/a b?c=%7Bclick_id%7D")));
        assertThat(boots.fields().destination()).isEqualTo("https://xn--strae-oqa.example/a%20b?c={click_id}");

        AdEntry same = done(ads.change(
                alice,
                boots.id(),
                boots.version(),
                fields -> fields.withDestination("https://STRA\u00dfE.example/a b?c={click_id}")));
        assertThat(same.version()).isEqualTo(boots.version());
    }

    @Test
    void noTwoAdsLeadToEachOther() {
        AdEntry boots = ad(alice, "Boots");
        assertThat(errors(ads.change(
                        alice,
                        boots.id(),
                        null,
                        fields -> fields.withDestination("https://go.example/c/" + boots.id()))))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("tracking link"));
    }

    @Test
    void anAdFromBeforeARuleCanStillBePaused() throws SQLException {
        AdEntry boots = ad(alice, "Boots");
        execute("update ad set destination = 'https://go.example/c/x' where id = '" + boots.id() + "'");

        AdEntry paused = done(ads.change(alice, boots.id(), null, fields -> fields.withStatus(Status.PAUSED)));
        assertThat(paused.fields().destination()).isEqualTo("https://go.example/c/x");
        assertThat(requireNonNull(catalog().load().ad(boots.id())).destination().text())
                .isEqualTo("https://go.example/c/x");
    }

    private List<String> names(@Nullable String campaign, @Nullable Status status, @Nullable String text) {
        return ads.list(alice.tenant(), new AdFilter(campaign, status, text, null, 50)).items().stream()
                .map(AdEntry::name)
                .toList();
    }

    private Delivery delivery(AdEntry ad, Instant at) {
        TenantScope scope = Scopes.tenant(ad.tenantId());
        return ads.find(scope, ad.id()).orElseThrow().delivery(at);
    }

    private static Ad forClicks(AdEntry ad) {
        return requireNonNull(catalog().load().ad(ad.id())).ad();
    }

    private static PostgresCatalogSource catalog() {
        return new PostgresCatalogSource(postgres.redirect(), RULES, Databases.settings(true), Databases.KEYS);
    }

    private static CampaignEntry campaign(EditScope scope, String name) {
        return done(campaigns.create(scope, new CampaignFields(name, Status.ACTIVE)));
    }

    private static AdEntry ad(EditScope scope, String name) {
        String campaign = campaign(scope, "Campaign of " + name).id();
        return done(ads.create(scope, AdFields.ofNew(campaign, name, "https://example.com")));
    }

    private static <T> T done(ChangeResult<T> result) {
        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        return ((ChangeResult.Done<T>) result).value();
    }

    private static <T> List<FieldError> errors(ChangeResult<T> result) {
        assertThat(result).isInstanceOf(ChangeResult.Refused.class);
        return ((ChangeResult.Refused<T>) result).errors();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

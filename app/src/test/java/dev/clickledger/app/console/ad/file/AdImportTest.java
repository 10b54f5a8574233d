package dev.clickledger.app.console.ad.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.ad.file.ImportReport.Outcome;
import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdImportTest {

    private static TestPostgres postgres;
    private static AdDesk ads;
    private static CampaignDesk campaigns;
    private static AdImport imports;
    private static AdExport exports;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");
    private final EditScope gina = EditScopes.of("tenant" + tenants++, "gina");

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        ads = new AdDesk(Databases.of(postgres.console()), Destinations.rules(), tenant -> {});
        campaigns = new CampaignDesk(Databases.of(postgres.console()), tenant -> {});
        imports = new AdImport(
                Databases.of(postgres.console()), Destinations.rules(), tenant -> {}, Catalogs.importTurns());
        exports =
                new AdExport(Databases.of(postgres.console()), new TrackingLinks(Catalogs.settings(Optional.empty())));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() {
        ImportReport report = imports.dryRun(alice, bytes("""
                campaign,name,destination,sources,starts_at
                Spring,Boots,https://example.com/boots,news;blog,2026-03-01T09:00:00+01:00
                Spring,Tents,https://example.com/tents,,
                """));

        assertThat(report.lines()).extracting(ImportReport.Line::outcome).containsExactly(Outcome.ADDED, Outcome.ADDED);
        assertThat(report.lines()).extracting(ImportReport.Line::number).containsExactly(2, 3);
        assertThat(report.acceptable()).isTrue();
        assertThat(report.applied()).isFalse();
        assertThat(all(alice)).isEmpty();
        assertThat(campaigns.list(alice.tenant(), AdFilter.first(10)).items()).isEmpty();
    }

    @Test
    void aDryRunShowsDestinationsAsBrowsersSendThem() {
        byte[] file = bytes("""
                campaign,name,destination
                Spring,Boots,https://stra\u00dfe.example:443/a b?c=%7Bclick_id%7D
                """);

        for (ImportReport report : List.of(imports.dryRun(alice, file), imports.apply(alice, file))) {
            assertThat(report.lines().getFirst().details())
                    .contains(
                            new Change.Detail("destination", null, "https://xn--strae-oqa.example/a%20b?c={click_id}"));
        }
    }

    @Test
    void applyingDoesWhatTheDryRunSaid() {
        byte[] file = bytes("""
                campaign,name,destination,sources,starts_at
                Spring,Boots,https://example.com/boots,news;blog,2026-03-01T09:00:00+01:00
                Spring,Tents,https://example.com/tents,,
                """);
        ImportReport dryRun = imports.dryRun(alice, file);

        ImportReport report = imports.apply(alice, file);

        assertThat(report.applied()).isTrue();
        assertThat(report.lines())
                .extracting(ImportReport.Line::outcome)
                .isEqualTo(
                        dryRun.lines().stream().map(ImportReport.Line::outcome).toList());
        assertThat(all(alice)).extracting(AdEntry::name).containsExactly("Boots", "Tents");
        assertThat(all(alice).getFirst().fields().sources()).containsExactly("blog", "news");
        assertThat(all(alice).getFirst().fields().flight().startsAt()).hasToString("2026-03-01T08:00:00Z");
        assertThat(campaigns.list(alice.tenant(), AdFilter.first(10)).items()).hasSize(1);
    }

    @Test
    void oneBadLineKeepsTheWholeFileOut() {
        ImportReport report = imports.apply(alice, bytes("""
                campaign,name,destination
                Spring,Boots,https://example.com/boots
                Spring,Tents,http://example.com/tents
                ,Bags,https://example.com/bags
                """));

        assertThat(report.applied()).isFalse();
        assertThat(report.lines())
                .extracting(ImportReport.Line::outcome)
                .containsExactly(Outcome.ADDED, Outcome.ERROR, Outcome.ERROR);
        assertThat(report.lines().get(1).errors()).extracting(FieldError::field).containsExactly("destination");
        assertThat(report.lines().get(2).errors()).extracting(FieldError::field).containsExactly("campaignId");
        assertThat(all(alice)).isEmpty();
    }

    @Test
    void anExportComesBackWithoutAnyChange() {
        imports.apply(alice, bytes("""
                campaign,name,destination,status,token_required,ends_at,sources,pass_through
                "Spring, early","=1+1 ""Boots"" or so",https://example.com/{click_id},PAUSED,true,2026-03-01T09:00:00Z,news,gclid;msclkid
                "Spring, early","'=quoted",https://example.com,ACTIVE,false,,,
                "Spring, early",'\'=twice,https://example.com,ACTIVE,false,,,
                """));
        List<AdEntry> before = all(alice);

        ImportReport report = imports.apply(alice, bytes(exported(alice)));

        assertThat(report.lines()).extracting(ImportReport.Line::outcome).containsOnly(Outcome.SAME);
        assertThat(report.lines()).hasSize(3);
        assertThat(all(alice)).isEqualTo(before);
    }

    @Test
    void noExportedCellIsAFormula() {
        imports.apply(alice, bytes("""
                campaign,name,destination
                -cmd,"=HYPERLINK(""https://evil.example"")",https://example.com
                +cmd, @SUM(A1),https://example.com
                """));

        String csv = exported(alice);

        assertThat(csv)
                .startsWith("\uFEFFad_id,campaign_id,campaign,name,")
                .contains("\"'=HYPERLINK(", ",'@SUM(A1),", ",'-cmd,", ",'+cmd,");
        assertThat(csv).contains("https://go.example/c/" + all(alice).getFirst().id());
    }

    @Test
    void whatSomebodyChangedSinceTheExportIsNotOverwritten() {
        imports.apply(alice, bytes("campaign,name,destination\nSpring,Boots,https://example.com\n"));
        String exported = exported(alice);
        AdEntry boots = all(alice).getFirst();
        ads.change(alice, boots.id(), null, fields -> fields.withName("Shoes"));

        ImportReport report = imports.apply(alice, bytes(exported));

        assertThat(report.applied()).isFalse();
        assertThat(report.lines().getFirst().errors())
                .extracting(FieldError::field)
                .containsExactly("version");
    }

    @Test
    void anotherTenantsAdIsLikeOneThatDoesNotExist() {
        imports.apply(alice, bytes("campaign,name,destination\nSpring,Boots,https://example.com\n"));
        AdEntry boots = all(alice).getFirst();

        ImportReport foreign = imports.apply(gina, bytes("ad_id,name\n" + boots.id() + ",Mine\n"));
        ImportReport missing = imports.apply(gina, bytes("ad_id,name\nnowhere,Mine\n"));

        assertThat(foreign.lines().getFirst().errors().getFirst().message().replace(boots.id(), "nowhere"))
                .isEqualTo(missing.lines().getFirst().errors().getFirst().message());
        ImportReport campaign = imports.apply(
                gina,
                bytes("campaign_id,name,destination\n" + boots.fields().campaignId() + ",Mine,https://example.com\n"));
        assertThat(campaign.lines().getFirst().errors())
                .containsExactly(new FieldError("campaignId", "There is no such campaign."));
        assertThat(all(gina)).isEmpty();
    }

    @Test
    void everythingThatIsWrongWithALineIsSaidAtOnce() {
        ImportReport report = imports.dryRun(alice, bytes("""
                campaign,name,destination,status,token_required,starts_at,version
                Spring,,http://example.com,SOLD,perhaps,tomorrow,first
                """));

        assertThat(report.lines().getFirst().errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("name", "destination", "status", "tokenRequired", "startsAt", "version");
    }

    @Test
    void anAdMayStandInAFileOnlyOnce() {
        imports.apply(alice, bytes("campaign,name,destination\nSpring,Boots,https://example.com\n"));
        String id = all(alice).getFirst().id();

        ImportReport report = imports.apply(alice, bytes("ad_id,name\n" + id + ",One\n" + id + ",Two\n"));

        assertThat(report.lines())
                .extracting(ImportReport.Line::outcome)
                .containsExactly(Outcome.CHANGED, Outcome.ERROR);
        assertThat(all(alice)).extracting(AdEntry::name).containsExactly("Boots");
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() {
        assertThat(reason(bytes(""))).contains("empty");
        assertThat(reason(bytes("name,colour\nBoots,red\n"))).contains("no column named 'colour'");
        assertThat(reason(bytes("name,name\nBoots,red\n"))).contains("twice");
        assertThat(reason(new byte[AdFile.MOST_BYTES + 1])).contains("4 MB");
        assertThat(reason(bytes("name\n" + "Boots\n".repeat(AdFile.MOST_ROWS + 1))))
                .contains("5000");
    }

    @Test
    void semicolonsAndAByteOrderMarkAreReadToo() {
        ImportReport report =
                imports.apply(alice, bytes("\uFEFFcampaign;name;destination\r\nSpring;Boots;https://example.com\r\n"));

        assertThat(report.applied()).isTrue();
        assertThat(all(alice)).extracting(AdEntry::name).containsExactly("Boots");
    }

    private static String exported(EditScope scope) {
        ExportFile file = exports.file(scope.tenant(), Separator.COMMA);
        file.prepare();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            file.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String reason(byte[] file) {
        ImportReport report = imports.dryRun(alice, file);
        assertThat(report.acceptable()).isFalse();
        return report.lines().getFirst().errors().getFirst().message();
    }

    private static List<AdEntry> all(EditScope scope) {
        return ads.list(scope.tenant(), AdFilter.first(200)).items();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

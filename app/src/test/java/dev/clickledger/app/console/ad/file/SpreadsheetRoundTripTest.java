package dev.clickledger.app.console.ad.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.ad.file.ImportReport.Outcome;
import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ads are exported, opened and saved by a spreadsheet program, and brought back: nothing changes. */
class SpreadsheetRoundTripTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static TestPostgres postgres;
    private static AdDesk ads;
    private static AdImport imports;
    private static AdExport exports;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");

    /** How programs save a table. */
    enum Shape {
        AS_EXPORTED {
            @Override
            byte[] save(List<List<String>> table) {
                return utf8("\uFEFF" + text(table, ",", "\r\n", Shape::needsQuotes));
            }
        },
        LIBRE_OFFICE {
            @Override
            byte[] save(List<List<String>> table) {
                return utf8(text(cells(table, Shape::upperCaseTruth), ",", "\n", Shape::needsQuotes));
            }
        },
        LIBRE_OFFICE_ALL_QUOTED {
            @Override
            byte[] save(List<List<String>> table) {
                return utf8(text(table, ",", "\n", _ -> true));
            }
        },
        GERMAN_EXCEL {
            @Override
            byte[] save(List<List<String>> table) {
                List<List<String>> german = cells(table, cell -> switch (cell) {
                    case "true" -> "WAHR";
                    case "false" -> "FALSCH";
                    default -> localTime(cell, "dd.MM.yyyy HH:mm");
                });
                return (text(german, ";", "\r\n", Shape::needsQuotes) + ";".repeat(13) + "\r\n").getBytes(WESTERN);
            }
        },
        FRENCH_EXCEL_UTF_8 {
            @Override
            byte[] save(List<List<String>> table) {
                List<List<String>> french = cells(table, cell -> switch (cell) {
                    case "true" -> "VRAI";
                    case "false" -> "FAUX";
                    default -> localTime(cell, "dd/MM/yyyy HH:mm");
                });
                return utf8("\uFEFF" + text(french, ";", "\r\n", Shape::needsQuotes));
            }
        },
        AMERICAN_EXCEL {
            @Override
            byte[] save(List<List<String>> table) {
                List<List<String>> american =
                        cells(cells(table, Shape::upperCaseTruth), cell -> localTime(cell, "M/d/yyyy h:mm:ss a"));
                return utf8("\uFEFF" + text(american, ",", "\r\n", Shape::needsQuotes));
            }
        },
        SPANISH_WITH_A_LINE_THAT_NAMES_THE_SEPARATOR {
            @Override
            byte[] save(List<List<String>> table) {
                List<List<String>> spanish = cells(table, cell -> switch (cell) {
                    case "true" -> "VERDADERO";
                    case "false" -> "FALSO";
                    default -> cell;
                });
                return utf8("\uFEFFsep=;\r\n" + text(spanish, ";", "\r\n", Shape::needsQuotes));
            }
        },
        UNICODE_TEXT_OF_EXCEL {
            @Override
            byte[] save(List<List<String>> table) {
                return ("\uFEFF" + text(table, "\t", "\r\n", Shape::needsQuotes)).getBytes(StandardCharsets.UTF_16LE);
            }
        },
        UTF_16_OF_A_MAC {
            @Override
            byte[] save(List<List<String>> table) {
                return ("\uFEFF" + text(table, "\t", "\r", Shape::needsQuotes)).getBytes(StandardCharsets.UTF_16BE);
            }
        },
        PADDED_WITH_EMPTY_LINES_AND_COLUMNS {
            @Override
            byte[] save(List<List<String>> table) {
                List<List<String>> wide = table.stream()
                        .map(line -> {
                            List<String> more = new ArrayList<>(line);
                            more.addAll(List.of("", "  ", "\u00A0"));
                            return more;
                        })
                        .toList();
                String all = text(cells(wide, cell -> "  " + cell + " \u00A0"), ";", "\r\n", Shape::needsQuotes);
                return utf8("\r\n" + all + "\r\n" + ";;;;\r\n\r\n");
            }
        },
        COLUMNS_MOVED_AND_RENAMED {
            @Override
            byte[] save(List<List<String>> table) {
                List<List<String>> moved = new ArrayList<>();
                table.forEach(line -> moved.add(line.reversed()));
                moved.set(0, moved.getFirst().stream().map(Shape::title).toList());
                return utf8(text(moved, ",", "\n", Shape::needsQuotes));
            }
        };

        abstract byte[] save(List<List<String>> table);

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static List<List<String>> cells(List<List<String>> table, UnaryOperator<String> change) {
            return table.stream()
                    .map(line -> line.stream().map(change).toList())
                    .toList();
        }

        private static String text(List<List<String>> table, String separator, String end, Predicate<String> quoted) {
            return table.stream()
                    .map(line -> line.stream()
                            .map(cell -> quoted.test(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                            .collect(Collectors.joining(separator, "", end)))
                    .collect(Collectors.joining());
        }

        private static boolean needsQuotes(String cell) {
            return cell.matches("(?s).*[,;\t\"\r\n].*");
        }

        private static String upperCaseTruth(String cell) {
            return cell.equals("true") || cell.equals("false") ? cell.toUpperCase(Locale.ROOT) : cell;
        }

        private static String localTime(String cell, String pattern) {
            return cell.matches("\\d{4}-.*Z")
                    ? DateTimeFormatter.ofPattern(pattern, Locale.US)
                            .format(Instant.parse(cell).atZone(ZoneOffset.UTC))
                    : cell;
        }

        /** ad_id becomes Ad ID. */
        private static String title(String header) {
            return Arrays.stream(header.split("_"))
                    .map(word -> word.equals("id")
                            ? "ID"
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining(" "));
        }
    }

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        ads = new AdDesk(Databases.of(postgres.console()), Destinations.rules(), _ -> {});
        imports = new AdImport(Databases.of(postgres.console()), Destinations.rules(), _ -> {}, Catalogs.importTurns());
        exports =
                new AdExport(Databases.of(postgres.console()), new TrackingLinks(Catalogs.settings(Optional.empty())));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void someAds() {
        ImportReport report = imports.apply(alice, """
                campaign,name,destination,status,token_required,starts_at,ends_at,sources,pass_through
                "Frühling, früh","=1+1 ""Stiefel"" é",https://example.com/{click_id},PAUSED,true,2026-03-13T09:00:00Z,2026-12-31T23:30:30Z,news;blog,gclid;msclkid
                "Frühling, früh",'=quoted,https://example.com,ACTIVE,false,,,,
                Ünïversum,+plus,https://example.com/?a=1;b=2,ACTIVE,false,2026-05-05T10:00:00Z,,,
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(report.applied()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatASpreadsheetSavesChangesNothing(Shape shape) throws IOException {
        List<AdEntry> before = all();

        ImportReport report = imports.dryRun(alice, shape.save(exported()));

        assertThat(report.lines())
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line.outcome()).as(line.toString()).isEqualTo(Outcome.SAME));
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void anEncodingThatIsGuessedIsSaid() throws IOException {
        assertThat(imports.dryRun(alice, Shape.GERMAN_EXCEL.save(exported())).doubt())
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("Windows-1252", "UTF-8"));
        assertThat(imports.dryRun(alice, Shape.UNICODE_TEXT_OF_EXCEL.save(exported()))
                        .doubt())
                .isEmpty();
    }

    private static final String HEAD = "campaign,name,destination,token_required,starts_at\n";

    @Test
    void aDateThatMayBeTwoIsAskedAbout() {
        assertThat(problem(HEAD + "Spring,Boots,https://example.com,,1/2/2026\n"))
                .isEqualTo("'1/2/2026' may be 2026-01-02 or 2026-02-01. Write it that way, the year first.");
        assertThat(problem(HEAD + "Spring,Boots,https://example.com,,1/2/26\n")).contains("'1/2/26'", "four digits");
        assertThat(problem(HEAD + "Spring,Boots,https://example.com,,46082.375\n"))
                .contains("number for a date");
        assertThat(problem(HEAD + "Spring,Boots,https://example.com,,31.02.2026\n"))
                .contains("no time that exists");
    }

    @Test
    void aTruthValueThatIsNoneIsNamed() {
        assertThat(problem(HEAD + "Spring,Boots,https://example.com,perhaps,\n"))
                .isEqualTo("'perhaps' is neither true nor false. Enter one of them.");
    }

    @Test
    void aColumnWithoutANameIsNamedByItsLetter() {
        assertThat(problem("campaign,name,,destination\nSpring,Boots,red,https://example.com\n"))
                .isEqualTo(
                        "There is 'red' in column C, which has no name in the first line. Name the column, or empty it.");
        assertThat(imports.dryRun(alice, bytes("campaign,name,,destination\nSpring,Boots,,https://example.com\n"))
                        .acceptable())
                .isTrue();
    }

    @Test
    void aTextThatIsCutInTwoIsSaidWhere() {
        ImportReport report = imports.dryRun(
                alice,
                bytes(
                        "campaign,name,destination\nSpring,Boots,https://example.com\nSpring,Boots, red,https://a.example\n"));

        assertThat(report.lines().getFirst().number()).isEqualTo(3);
        assertThat(report.lines().getFirst().errors().getFirst().message()).contains("column D", "quotation marks");
    }

    @Test
    void aColumnThatNobodyKnowsIsNamedWithThoseThereAre() {
        assertThat(problem("campaign,name,colour\nSpring,Boots,red\n"))
                .contains("no column named 'colour', as column C is", "ad_id, campaign_id, campaign, name");
    }

    @Test
    void aWorkbookIsNoTable() {
        assertThat(problem(new byte[] {'P', 'K', 3, 4, 20, 0})).contains("workbook");
    }

    @Test
    void linesAreCountedAsTheFileShowsThem() {
        ImportReport report = imports.dryRun(
                alice, bytes("sep=;\r\n\r\ncampaign;name;destination\r\nSpring;;https://example.com\r\n"));

        assertThat(report.lines().getFirst().number()).isEqualTo(4);
    }

    @Test
    void anIdThatASpreadsheetTurnedIntoANumberIsExplained() {
        assertThat(problem("ad_id,name\n1.23E+15,Boots\n")).contains("turned the id into a number");
    }

    private String problem(String file) {
        return problem(bytes(file));
    }

    private String problem(byte[] file) {
        ImportReport report = imports.dryRun(alice, file);
        assertThat(report.acceptable()).isFalse();
        return report.lines().getFirst().errors().getFirst().message();
    }

    private List<List<String>> exported() throws IOException {
        ExportFile file = exports.file(alice.tenant(), Separator.COMMA);
        file.prepare();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private List<AdEntry> all() {
        return ads.list(alice.tenant(), AdFilter.first(200)).items();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.clickledger.app.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentParserTest {

    private static final Path DEMO = Path.of("../local-stack/src/main/resources/demo");
    private static final UserAgentParser PARSER = new UserAgentParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "curl/8.5.0",
                "Wget/1.21.4",
                "python-requests/2.32.3",
                "Python-urllib/3.12",
                "python-urllib3/2.2.1",
                "Java/25",
                "Java-http-client/25.0.1",
                "Apache-HttpClient/4.5.14 (Java/21)",
                "okhttp/4.12.0",
                "Go-http-client/2.0",
                "node-fetch/1.0",
                "axios/1.7.2",
                "PostmanRuntime/7.39",
                "k6/0.51.0 (https://k6.io/)"
            })
    void librariesAndNothingAtAllAreLibraries(String text) {
        assertThat(PARSER.parse(text).kind()).isEqualTo(UserAgent.Kind.LIBRARY);
    }

    @ParameterizedTest
    @MethodSource("robots")
    void declaredRobotsAreRobots(String text) {
        assertThat(PARSER.parse(text).kind()).isEqualTo(UserAgent.Kind.ROBOT);
    }

    @Test
    void noFrequentBrowserIsTakenForAnythingElse() throws IOException {
        assertThat(columns("browsers.tsv"))
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(PARSER.parse(row[4]).kind()).isEqualTo(UserAgent.Kind.BROWSER));
    }

    @Test
    void simulatedVisitorsKnowHowTheyAreRead() throws IOException {
        assertThat(Stream.concat(columns("browsers.tsv").stream(), columns("robots.tsv").stream()))
                .allSatisfy(row -> assertThat(PARSER.parse(row[4]).device())
                        .as(row[4])
                        .isEqualTo(new Device(row[1], row[2], row[3])));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        TV      | Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/6.0 TV Safari/537.36
        TV      | Mozilla/5.0 (Linux; Android 9; AFTWMST22) AppleWebKit/537.36 (KHTML, like Gecko) Silk/98.6 Mobile Safari/537.36
        Console | Mozilla/5.0 (PlayStation; PlayStation 5/6.50) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15
        Tablet  | Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
        Unknown | Something/1.0
        """)
    void deviceClassFollowsFromTheSystem(String deviceClass, String text) {
        assertThat(PARSER.parse(text).device().deviceClass()).isEqualTo(deviceClass);
    }

    @Test
    void whatAVisitorMakesUpStaysShortAndPrintable() {
        Device device = PARSER.parse("\u00e9" + "Ab\u0007c".repeat(100) + "Browser/1.0 (archiver)")
                .device();

        assertThat(List.of(device.deviceClass(), device.browser(), device.os()))
                .allSatisfy(text -> assertThat(text).matches("[ -~]{1,64}"));
    }

    private static Stream<String> robots() throws IOException {
        return columns("robots.tsv").stream().map(row -> row[4]);
    }

    private static List<String[]> columns(String file) throws IOException {
        return Files.readAllLines(DEMO.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }
}

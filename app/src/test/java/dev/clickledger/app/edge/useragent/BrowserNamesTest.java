package dev.clickledger.app.edge.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Browsers and systems have the names that ua-parser's own library gives them. */
class BrowserNamesTest {

    private final UserAgentReader reader = new UserAgentReader();
    private final OldUserAgentReading old = new OldUserAgentReading();

    @Test
    void peoplesBrowsersAndSystemsAreNamedAsByUaParser() throws IOException {
        List<String> people = HeldUserAgentsTest.lines("people.tsv");
        int different = 0;
        int read = 0;
        for (int i = 0; i < people.size(); i += 20) {
            String text = people.get(i).split("\t")[2];
            Device device = reader.read(text).device();
            String browser = old.browser(text);
            String system = old.system(text);
            read++;
            if (!device.browser().equals(browser) || !device.os().equals(system)) {
                different++;
                System.out.printf("%s on %s, not %s on %s: %s%n", device.browser(), device.os(), browser, system, text);
            }
        }
        System.out.printf("measured: names other than ua-parser's: %d of %d%n", different, read);

        assertThat(different).isLessThanOrEqualTo(read / 100);
    }
}

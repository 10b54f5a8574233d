package dev.clickledger.app.edge.visitor;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.clickledger.app.edge.lists.ListFile;
import dev.clickledger.contract.ClickEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Which country an address is in, from a table in memory. */
@Singleton
public final class Countries {

    private final Reader table;

    public Countries() {
        try (InputStream file = new GZIPInputStream(ListFile.open("country.mmdb.gz"))) {
            table = new Reader(file, new CHMCache());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the table of countries failed", e);
        }
    }

    /** ISO 3166-1 alpha-2 code, or {@link ClickEvent#UNKNOWN_COUNTRY}. */
    public String of(InetAddress address) {
        if (SpecialAddresses.contain(address)) {
            return ClickEvent.UNKNOWN_COUNTRY;
        }
        try {
            Map<?, ?> entry = table.get(address, Map.class);
            return entry != null && entry.get("country_code") instanceof String code && isCode(code)
                    ? code
                    : ClickEvent.UNKNOWN_COUNTRY;
        } catch (IOException e) {
            throw new UncheckedIOException("the table of countries, which is in memory, cannot be read", e);
        }
    }

    private static boolean isCode(String text) {
        return text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1));
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

package dev.clickledger.app.url;

import com.ibm.icu.text.IDNA;
import dev.clickledger.app.url.WebUrlResult.Fault;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The URL standard's host parser for http: escapes are decoded, names are brought into the ASCII form of UTS 46
 * (nontransitional, as browsers have it since 2023), and what ends in a number is an IPv4 address in any of its old forms.
 */
final class HostParser {

    private static final IDNA UTS_46 =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /** The standard checks neither hyphens nor the lengths that DNS allows. */
    private static final Set<IDNA.Error> IGNORED = EnumSet.of(
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4);

    private static final String FORBIDDEN = " #/:<>?@[\\]^|%";

    private HostParser() {}

    static String read(String host) throws UnreadableUrlException {
        if (host.startsWith("[")) {
            if (!host.endsWith("]")) {
                throw new UnreadableUrlException(Fault.WRONG_IPV6);
            }
            return '[' + Ipv6.read(host.substring(1, host.length() - 1)) + ']';
        }
        String domain = ascii(PercentEncoding.decode(host));
        if (domain.isEmpty() || domain.chars().anyMatch(HostParser::forbidden)) {
            throw new UnreadableUrlException(Fault.WRONG_HOST);
        }
        return Ipv4.endsInNumber(domain) ? Ipv4.read(domain) : domain;
    }

    private static String ascii(String domain) throws UnreadableUrlException {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(domain)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        StringBuilder ascii = new StringBuilder(domain.length() + 16);
        IDNA.Info info = new IDNA.Info();
        UTS_46.nameToASCII(domain, ascii, info);
        if (!IGNORED.containsAll(info.getErrors())) {
            throw new UnreadableUrlException(Fault.WRONG_HOST);
        }
        return ascii.toString();
    }

    private static boolean forbidden(int character) {
        return character < 0x20 || character >= 0x7F || FORBIDDEN.indexOf(character) >= 0;
    }
}

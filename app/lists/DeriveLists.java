import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Derives the app's lists from unpacked npm packages; {@code refresh} runs it.
 *
 * <p>Arguments: the folder with the archives and what was unpacked from them, the folder of this file, the folder of the
 * app's lists.
 */
final class DeriveLists {

    /** Addresses from first to last; IPv6 in steps of /64, which is what a network gives to one customer at least. */
    private record Range(boolean v6, BigInteger first, BigInteger last) {}

    private final Path unpacked;
    private final Path own;
    private final Path lists;
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    private DeriveLists(Path unpacked, Path own, Path lists) {
        this.unpacked = unpacked;
        this.own = own;
        this.lists = lists;
    }

    public static void main(String[] arguments) throws Exception {
        new DeriveLists(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).derive();
    }

    private void derive() throws Exception {
        Path robots = archive("crawler-user-agents-");
        Path crawlers = archive("es6-crawler-detect-");
        Path bots = archive("isbot-");
        Path families = archive("uap-core-");
        Path networks = archive("ip-location-db-asn-");
        Path countries = archive("ip-location-db-geo-whois-asn-country-mmdb-");
        UserAgentLists userAgents = new UserAgentLists(own, lists, today);
        userAgents.agents(
                new UserAgentLists.Source(nameAndVersion(robots), unpackedFrom(robots, "crawler-user-agents.json")),
                new UserAgentLists.Source(
                        nameAndVersion(crawlers), unpackedFrom(crawlers, "dist/lib/crawler/crawlers.js")),
                new UserAgentLists.Source(nameAndVersion(bots), unpackedFrom(bots, "index.mjs")));
        userAgents.families(new UserAgentLists.Source(nameAndVersion(families), unpackedFrom(families, "regexes.yaml")));
        userAgents.devices();
        hostingNetworks(networks);
        country(countries);
        sources(List.of(robots, crawlers, bots, families, networks, countries));
    }

    static List<String> objects(String json) {
        List<String> objects = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    text = false;
                }
            } else if (c == '"') {
                text = true;
            } else if (c == '{' && depth++ == 0) {
                start = i;
            } else if (c == '}' && --depth == 0) {
                objects.add(json.substring(start, i + 1));
            }
        }
        return objects;
    }

    private void hostingNetworks(Path archive) throws IOException {
        Map<Long, String> wordOf = new HashMap<>();
        for (String line : ownLines("hosting-asns.tsv")) {
            String[] columns = line.split("\t");
            wordOf.put(Long.valueOf(columns[0]), columns[1]);
        }
        TreeSet<Long> unseen = new TreeSet<>(wordOf.keySet());
        List<Range> ranges = new ArrayList<>();
        for (String file : List.of("asn-ipv4.csv", "asn-ipv6.csv")) {
            try (Stream<String> lines = Files.lines(unpackedFrom(archive, file))) {
                lines.forEach(line -> {
                    String[] columns = line.split(",", 4);
                    Long number = Long.valueOf(columns[2]);
                    String word = wordOf.get(number);
                    if (word == null) {
                        return;
                    }
                    if (!columns[3].contains(word)) {
                        throw new IllegalStateException("AS" + number + " is now " + columns[3] + ", not " + word
                                + ": look at it and correct hosting-asns.tsv");
                    }
                    unseen.remove(number);
                    range(columns[0], columns[1]).ifPresent(ranges::add);
                });
            }
        }
        if (!unseen.isEmpty()) {
            throw new IllegalStateException("no network of AS " + unseen + ": correct hosting-asns.tsv");
        }
        List<Range> merged = merged(ranges);
        List<String> lines = new ArrayList<>();
        lines.add("# Networks of the hosting providers in app/lists/hosting-asns.tsv.");
        lines.add("# From the npm package " + nameAndVersion(archive) + ", taken on " + today
                + ", https://github.com/sapics/ip-location-db, CC BY 4.0:");
        lines.add("# Route Views (www.routeviews.org), IP to ASN by DB-IP (db-ip.com), statistics of nro.net. Changed: only the");
        lines.add("# networks of these providers, neighbours put together, IPv6 cut to whole /64 and only their first half written.");
        lines.add("# Derived by app/lists/refresh: do not edit. first-last, hexadecimal: 8 digits IPv4, 16 digits IPv6");
        for (Range range : merged) {
            int digits = range.v6() ? 16 : 8;
            lines.add(hex(range.first(), digits) + "-" + hex(range.last(), digits));
        }
        write("hosting-networks.txt", lines);
        System.out.println("hosting-networks.txt: " + merged.size() + " ranges of " + wordOf.size() + " systems");
    }

    private static Optional<Range> range(String first, String last) {
        boolean v6 = first.indexOf(':') >= 0;
        BigInteger from = number(first);
        BigInteger to = number(last);
        if (!v6) {
            return Optional.of(new Range(false, from, to));
        }
        BigInteger rest = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        BigInteger firstWhole = from.add(rest).shiftRight(64);
        BigInteger lastWhole = to.add(BigInteger.ONE).shiftRight(64).subtract(BigInteger.ONE);
        return firstWhole.compareTo(lastWhole) > 0
                ? Optional.empty()
                : Optional.of(new Range(true, firstWhole, lastWhole));
    }

    private static BigInteger number(String address) {
        try {
            // a literal, so nothing is looked up
            return new BigInteger(1, InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("not an address: " + address, e);
        }
    }

    private static List<Range> merged(List<Range> ranges) {
        ranges.sort(Comparator.comparing(Range::v6).thenComparing(Range::first));
        List<Range> merged = new ArrayList<>();
        for (Range range : ranges) {
            Range before = merged.isEmpty() ? null : merged.getLast();
            if (before != null
                    && before.v6() == range.v6()
                    && range.first().compareTo(before.last().add(BigInteger.ONE)) <= 0) {
                merged.set(merged.size() - 1, new Range(range.v6(), before.first(), before.last().max(range.last())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    private static String hex(BigInteger value, int digits) {
        String text = value.toString(16);
        return "0".repeat(digits - text.length()) + text;
    }

    private void country(Path archive) throws IOException {
        Path file = lists.resolve("country.mmdb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(9);
            }
        }) {
            Files.copy(unpackedFrom(archive, "geo-whois-asn-country.mmdb"), out);
        }
        System.out.println("country.mmdb.gz: " + Files.size(file) + " bytes");
    }

    private void sources(List<Path> archives) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("# The npm packages that the files beside this one are derived from. Derived by app/lists/refresh: do not edit.");
        lines.add("# package<TAB>version<TAB>taken on<TAB>SHA-256 of the package's archive");
        for (Path archive : archives) {
            String name = nameAndVersion(archive);
            int space = name.lastIndexOf(' ');
            lines.add(name.substring(0, space) + "\t" + name.substring(space + 1) + "\t" + today + "\t" + sha256(archive));
        }
        lines.add("# file<TAB>SHA-256");
        for (String file : List.of(
                "agents.tsv", "devices.tsv", "browsers.tsv", "systems.tsv", "hosting-networks.txt", "country.mmdb.gz")) {
            lines.add(file + "\t" + sha256(lists.resolve(file)));
        }
        write("sources.tsv", lines);
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            digest.update(in.readAllBytes());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String nameAndVersion(Path archive) throws IOException {
        String description = Files.readString(unpackedFrom(archive, "package.json"));
        return value(description, "name") + " " + value(description, "version");
    }

    private static String value(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("package.json names no " + name);
        }
        return matcher.group(1);
    }

    private Path archive(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && Character.isDigit(file.getFileName().toString().charAt(prefix.length()))
                            && file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no archive " + prefix + "*.tgz"));
        }
    }

    private static Path unpackedFrom(Path archive, String file) {
        String folder = archive.getFileName().toString().replace(".tgz", "");
        return archive.resolveSibling(folder).resolve("package").resolve(file);
    }

    private List<String> ownLines(String file) throws IOException {
        return Files.readAllLines(own.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private void write(String file, List<String> lines) throws IOException {
        Files.writeString(lists.resolve(file), String.join("\n", lines) + "\n");
    }
}

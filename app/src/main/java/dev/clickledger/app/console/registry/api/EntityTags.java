package dev.clickledger.app.console.registry.api;

import dev.clickledger.app.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of RFC 9110. That of a thing begins with its version, by which changes are made conditional, and goes on
 * with a checksum of all that is answered: whether clicks count right now changes without anybody changing anything.
 */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
    private static final Pattern TAGS = Pattern.compile("\\s*" + TAG + "(?:\\s*,\\s*" + TAG + ")*\\s*");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:-[0-9a-f]{8})?");

    private EntityTags() {}

    /** The tag of a thing at a version. */
    public static String of(long version, Record json) {
        return '"' + Long.toString(version) + '-' + checksum(json) + '"';
    }

    /** Answers with a thing, unless the client has it already. */
    public static Response answer(@Nullable String ifNoneMatch, long version, Record json) {
        return unlessKnown(ifNoneMatch, of(version, json), json);
    }

    /** Answers with a list, unless the client has it already. */
    public static Response answer(@Nullable String ifNoneMatch, Record json) {
        return unlessKnown(ifNoneMatch, "W/\"" + checksum(json) + '"', json);
    }

    /**
     * The version that a change is meant for, or null when it does not matter.
     *
     * @param current the version that there is
     */
    public static @Nullable Long version(@Nullable String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        List<Long> versions = new ArrayList<>();
        for (String tag : tags(HttpHeaders.IF_MATCH, ifMatch)) {
            Matcher version = VERSION.matcher(tag);
            if (!version.matches()) {
                throw unknown(HttpHeaders.IF_MATCH);
            }
            versions.add(Long.valueOf(version.group(1)));
        }
        return versions.contains(current) ? Long.valueOf(current) : versions.getFirst();
    }

    private static Response unlessKnown(@Nullable String ifNoneMatch, String tag, Record json) {
        return (known(ifNoneMatch, tag) ? Response.notModified() : Response.ok(json))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    /** The weak comparison: a proxy that compresses weakens tags. */
    private static boolean known(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null || ifNoneMatch.isBlank()) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || tags(HttpHeaders.IF_NONE_MATCH, ifNoneMatch)
                        .contains(tags(HttpHeaders.ETAG, tag).getFirst());
    }

    /** What is between the quotes. */
    private static List<String> tags(String header, String text) {
        if (!TAGS.matcher(text).matches()) {
            throw unknown(header);
        }
        return TAG.matcher(text).results().map(tag -> tag.group(1)).toList();
    }

    private static RuntimeException unknown(String header) {
        return Problem.invalid(header, "must be an ETag as this API sends it, such as \"3\", several of them, or *")
                .exception();
    }

    /** The text of a record is the same at every replica, unlike its hash code. */
    private static String checksum(Record json) {
        CRC32C checksum = new CRC32C();
        checksum.update(json.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}

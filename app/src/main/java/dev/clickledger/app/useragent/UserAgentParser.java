package dev.clickledger.app.useragent;

import dev.clickledger.app.lists.ListFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads User-Agent headers. Takes about a millisecond each, so callers remember what they were told. */
final class UserAgentParser {

    private final DeviceParser devices = new DeviceParser();
    private final List<Pattern> libraries = new ArrayList<>();
    private final List<Pattern> robots = new ArrayList<>();

    UserAgentParser() {
        ListFile.lines("user-agents.tsv").forEach(line -> {
            int tab = line.indexOf('\t');
            Pattern pattern = Pattern.compile(line.substring(tab + 1));
            (line.startsWith("library") ? libraries : robots).add(pattern);
        });
    }

    UserAgent parse(String text) {
        if (text.isBlank()) {
            return new UserAgent(Device.UNKNOWN, UserAgent.Kind.LIBRARY);
        }
        return new UserAgent(devices.parse(text), kind(text));
    }

    private UserAgent.Kind kind(String text) {
        if (anyIn(libraries, text)) {
            return UserAgent.Kind.LIBRARY;
        }
        return anyIn(robots, text) ? UserAgent.Kind.ROBOT : UserAgent.Kind.BROWSER;
    }

    private static boolean anyIn(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }
}

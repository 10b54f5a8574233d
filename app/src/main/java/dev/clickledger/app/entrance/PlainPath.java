package dev.clickledger.app.entrance;

import java.util.HexFormat;

/**
 * Whether all parsers of the app read a path in the same way. Quarkus decides by one reading whether a path needs a
 * sign-in, the servlet container by another what answers it: whoever finds a path that they read differently walks past
 * the sign-in.
 */
final class PlainPath {

    private static final String LINKS = "/c/";

    private PlainPath() {}

    /**
     * A path of pages, files and API is plain when it holds no semicolon, no empty segment, no segment of dots, and no
     * escape of a dot, a slash, a backslash or a semicolon, however often it was escaped. Links end
     * up in texts and get such things behind them: they only may not lead out of their folder.
     *
     * @param target as {@link RequestTarget} made it
     */
    static boolean in(String target) {
        int question = target.indexOf('?');
        int end = question < 0 ? target.length() : question;
        return target.startsWith(LINKS) ? staysInside(target, end) : plain(target, end);
    }

    private static boolean plain(String target, int end) {
        int segment = 1;
        for (int i = 1; i < end; i++) {
            char c = target.charAt(i);
            if (c == ';' || (c == '%' && escapesASign(target, i, end))) {
                return false;
            }
            if (c == '/') {
                if (i == segment || dots(target, segment, i)) {
                    return false;
                }
                segment = i + 1;
            }
        }
        return !dots(target, segment, end);
    }

    private static boolean dots(String target, int from, int to) {
        return (to - from == 1 || to - from == 2) && target.charAt(from) == '.' && target.charAt(to - 1) == '.';
    }

    /** Looks through escaped percent signs: some parser in front or behind may unescape more than once. */
    private static boolean escapesASign(String target, int at, int end) {
        int next = at;
        int sign = '%';
        while (sign == '%' && next + 2 < end && isHex(target, next + 1)) {
            sign = HexFormat.fromHexDigits(target, next + 1, next + 3);
            next += 2;
        }
        return sign == '.' || sign == '/' || sign == '\\' || sign == ';';
    }

    private static boolean isHex(String target, int at) {
        return HexFormat.isHexDigit(target.charAt(at)) && HexFormat.isHexDigit(target.charAt(at + 1));
    }

    private static boolean staysInside(String target, int end) {
        if (target.indexOf("..") < 0 && target.indexOf('%') < 0) {
            return true;
        }
        for (String segment : target.substring(0, end).split("/", -1)) {
            int semicolon = segment.indexOf(';');
            String name = semicolon < 0 ? segment : segment.substring(0, semicolon);
            if (name.replace("%2e", ".").replace("%2E", ".").equals("..")) {
                return false;
            }
        }
        return true;
    }
}

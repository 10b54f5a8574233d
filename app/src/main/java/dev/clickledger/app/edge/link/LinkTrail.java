package dev.clickledger.app.edge.link;

/**
 * What stands behind a link in a text and is no part of it. Programs that turn addresses in plain text into links often
 * take the dot, bracket or quotation mark behind one for part of it, people copy a line break or an invisible character
 * with it, and HTML leaves entities behind.
 */
final class LinkTrail {

    /** Longest HTML entity, such as <code>&amp;#8203;</code>. */
    private static final int LONGEST_ENTITY = 8;

    private LinkTrail() {}

    /** The text without what no link ends with. Letters, digits, hyphens and underscores are never cut. */
    static String cut(String text) {
        int end = firstForeign(text);
        return end < text.length() && isTrail(text, end) ? text.substring(0, end) : text;
    }

    /** Where the first character is that no id and no token holds. */
    private static int firstForeign(String text) {
        int at = 0;
        while (at < text.length() && isOfIds(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfIds(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** Whether nothing from there on can be part of a link of ours. */
    private static boolean isTrail(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBeyondAnyLink(c)) {
                return true;
            }
            int entity = c == '&' ? endOfEntity(text, at) : -1;
            if (entity < 0 && !isTrail(c)) {
                return false;
            }
            at = entity < 0 ? at + 1 : entity;
        }
        return true;
    }

    private static int endOfEntity(String text, int ampersand) {
        int end = text.indexOf(';', ampersand);
        if (end <= ampersand + 1 || end - ampersand > LONGEST_ENTITY) {
            return -1;
        }
        for (int i = ampersand + 1; i < end; i++) {
            char c = text.charAt(i);
            if (!isOfIds(c) && !(c == '#' && i == ampersand + 1)) {
                return -1;
            }
        }
        return end + 1;
    }

    /** The markup around the link begins, or a text in a script that puts no space between words. */
    private static boolean isBeyondAnyLink(char c) {
        return c == '<' || c == '>' || c == '"' || (c > 0x7F && !Character.isISOControl(c));
    }

    private static boolean isTrail(char c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || (c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c));
    }
}

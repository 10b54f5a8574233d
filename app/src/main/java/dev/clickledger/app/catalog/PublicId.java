package dev.clickledger.app.catalog;

/** The shape of tenant, campaign and ad ids: letters, digits, hyphen and underscore, so that a URL needs no escapes. */
public final class PublicId {

    private static final int MAX_LENGTH = 64;

    private PublicId() {}

    /** Whether the text can be an id at all. */
    public static boolean valid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!allowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static String require(String name, String text) {
        if (!valid(text)) {
            throw new IllegalArgumentException(
                    name + " must have 1 to 64 letters, digits, hyphens or underscores, but is '" + text + "'");
        }
        return text;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}

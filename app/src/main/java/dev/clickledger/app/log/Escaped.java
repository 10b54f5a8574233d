package dev.clickledger.app.log;

import java.util.HexFormat;

/** Text without characters that begin a line, move the cursor of a terminal or turn the direction of writing. */
final class Escaped {

    private Escaped() {}

    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (moves(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (moves(c)) {
                        escaped.append("\\u" + HexFormat.of().toHexDigits(c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean moves(char c) {
        if (c == '\t') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

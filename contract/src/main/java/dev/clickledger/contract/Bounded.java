package dev.clickledger.contract;

/** The limits that every text on a topic keeps, so that no visitor can inflate a record or a key. */
final class Bounded {

    private Bounded() {}

    static void text(String name, String value, int maxLength) {
        if (value.isEmpty() || value.length() > maxLength) {
            throw new IllegalArgumentException(
                    name + " must have 1 to " + maxLength + " characters, but has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(name + " holds a control character at position " + i);
            }
        }
    }

    static void country(String value) {
        if (value.length() != 2 || !upperCaseLetter(value.charAt(0)) || !upperCaseLetter(value.charAt(1))) {
            throw new IllegalArgumentException("country must be two letters A to Z, but is '" + value + "'");
        }
    }

    static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }

    private static boolean upperCaseLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

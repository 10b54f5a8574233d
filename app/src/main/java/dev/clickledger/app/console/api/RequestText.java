package dev.clickledger.app.console.api;

/** Which texts a request may hold. */
public final class RequestText {

    /** What a text must be. */
    public static final String RULE = "must be text in UTF-8 without control characters";

    private static final int REPLACEMENT = 0xFFFD;

    private RequestText() {}

    /**
     * Whether a parameter can be meant as it came. It cannot with a control character, which nobody types and no database
     * keeps, or with bytes that are no UTF-8, which arrive as replacement characters.
     */
    public static boolean fits(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || c == REPLACEMENT || Character.getType(c) == Character.SURROGATE);
    }

    /** Whether a database can keep the text: without NUL and halves of characters. */
    public static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}

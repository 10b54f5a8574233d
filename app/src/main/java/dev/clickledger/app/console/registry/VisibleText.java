package dev.clickledger.app.console.registry;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a name shows what it is. Characters that nobody sees can turn the text around them, make two names look the
 * same, or leave a name that looks empty; only those are let in that scripts and pictures are put together with.
 */
public final class VisibleText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;
    /** Letters and symbols by name that show nothing: fillers of Hangul, and the empty pattern of Braille. */
    private static final Set<Integer> BLANKS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F);
    /** Scripts whose letters do not join, so that a joiner between them would only hide. */
    private static final Set<UnicodeScript> UNJOINED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.COMMON);

    private VisibleText() {}

    /** What is wrong with a text, as the end of a sentence; empty when nothing is. */
    public static Optional<String> wrongWith(String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (!allowed(characters, i)) {
                return Optional.of(
                        Character.isISOControl(characters[i])
                                ? "no line breaks or control characters"
                                : "no invisible characters: delete U+%04X, the character at place %d"
                                        .formatted(characters[i], i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean allowed(int[] text, int at) {
        int character = text[at];
        if (BLANKS.contains(character)) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> joins(text, at) || tagsFlag(text, at);
            default -> true;
        };
    }

    /** A joiner in the middle of a word of a script that has them, or of a picture that is made of several. */
    private static boolean joins(int[] text, int at) {
        if (at == 0 || at == text.length - 1) {
            return false;
        }
        int before = text[at - 1];
        int after = text[at + 1];
        boolean inWord = joined(before) && joined(after);
        return switch (text[at]) {
            case ZERO_WIDTH_NON_JOINER -> inWord;
            case ZERO_WIDTH_JOINER -> inWord || inPicture(before) && Character.isExtendedPictographic(after);
            default -> false;
        };
    }

    private static boolean joined(int character) {
        int type = Character.getType(character);
        boolean partOfWord = Character.isLetter(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        return partOfWord && !UNJOINED.contains(UnicodeScript.of(character));
    }

    private static boolean inPicture(int character) {
        return Character.isExtendedPictographic(character)
                || Character.isEmojiModifier(character)
                || character == 0xFE0F;
    }

    /** Flags of parts of countries are a black flag and tags that spell which. */
    private static boolean tagsFlag(int[] text, int at) {
        int start = at;
        while (start > 0 && FIRST_TAG <= text[start] && text[start] <= LAST_TAG) {
            start--;
        }
        return start < at && text[start] == BLACK_FLAG;
    }
}

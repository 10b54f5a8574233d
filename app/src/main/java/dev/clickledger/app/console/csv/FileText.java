package dev.clickledger.app.console.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file, in whichever encoding a spreadsheet program saved it.
 *
 * @param text what it says, without a byte order mark
 * @param doubt what a reader should check, when the encoding is only guessed
 */
record FileText(String text, Optional<String> doubt) {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String GUESSED =
            "The file is not UTF-8 and was read as Windows-1252. Check that letters such as ä"
                    + " and é are right; if they are not, save the file as CSV UTF-8.";

    /** First bytes of what is no text at all. */
    private enum Workbook {
        NEW(new byte[] {'P', 'K', 3, 4}),
        OLD(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

        private final byte[] start;

        Workbook(byte[] start) {
            this.start = start;
        }
    }

    static FileText of(byte[] bytes) throws UnreadableFile {
        for (Workbook workbook : Workbook.values()) {
            if (starts(bytes, workbook.start)) {
                throw new UnreadableFile(1, "The file is a workbook. Save it as CSV UTF-8 and take that file.");
            }
        }
        if (starts(bytes, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return sure(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        if (starts(bytes, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            return sure(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return sure(utf8.get().startsWith("\uFEFF") ? utf8.get().substring(1) : utf8.get());
        }
        Optional<String> western = strictly(bytes, WESTERN);
        if (western.isEmpty()) {
            throw new UnreadableFile(1, "The encoding of the file is not known. Save it as CSV UTF-8.");
        }
        return checked(western.get(), Optional.of(GUESSED));
    }

    private static FileText sure(String text) throws UnreadableFile {
        return checked(text, Optional.empty());
    }

    private static FileText checked(String text, Optional<String> doubt) throws UnreadableFile {
        int nothing = text.indexOf('\0');
        if (nothing >= 0) {
            int line = Math.toIntExact(text.substring(0, nothing).lines().count());
            throw new UnreadableFile(
                    Math.max(1, line), "The file holds characters that are no text. Save it as CSV UTF-8.");
        }
        return new FileText(text, doubt);
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && ByteBuffer.wrap(bytes, 0, start.length).equals(ByteBuffer.wrap(start));
    }
}

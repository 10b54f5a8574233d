package dev.clickledger.app.console.api;

import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Where a list goes on, as a text that programs hand back as it is. It holds by what the last item is sorted and not how
 * many came before, so that items which come, go or move meanwhile make no other item come twice or not at all.
 */
public final class Cursor {

    private static final String SEPARATOR = "\0";

    private Cursor() {}

    /**
     * Writes a cursor.
     *
     * @param list which list it belongs to
     * @param key by what the last item is sorted
     */
    public static String of(String list, List<String> key) {
        byte[] text = (list + SEPARATOR + String.join(SEPARATOR, key)).getBytes(StandardCharsets.UTF_8);
        ByteBuffer cursor = ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt(checksum(text))
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    /**
     * Reads a cursor.
     *
     * @param parameter the parameter that it came in
     * @param list which list it must belong to
     * @param size how many parts the key has
     * @throws ProblemException when it is none of this list's
     */
    public static List<String> read(String parameter, String list, String cursor, int size) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() > Integer.BYTES) {
                int checksum = bytes.getInt();
                byte[] text = new byte[bytes.remaining()];
                bytes.get(text);
                List<String> parts = List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1));
                if (checksum == checksum(text)
                        && parts.size() == size + 1
                        && parts.getFirst().equals(list)) {
                    return parts.subList(1, parts.size());
                }
            }
        } catch (IllegalArgumentException e) {
            // no base64: the same answer as for any other text that is no cursor
        }
        throw unknown(parameter);
    }

    /** It is no cursor of the list. */
    public static ProblemException unknown(String parameter) {
        return Problem.invalid(parameter, "must be what 'next' said in an earlier answer of the same list")
                .exception();
    }

    private static int checksum(byte[] text) {
        CRC32 checksum = new CRC32();
        checksum.update(text);
        return (int) checksum.getValue();
    }
}

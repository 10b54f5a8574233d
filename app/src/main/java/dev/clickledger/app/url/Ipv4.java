package dev.clickledger.app.url;

import dev.clickledger.app.url.WebUrlResult.Fault;
import java.util.ArrayList;
import java.util.List;

/** The URL standard's IPv4 parser: one to four numbers, each decimal, octal (0…) or hexadecimal (0x…). */
final class Ipv4 {

    private static final long NOT_A_NUMBER = -1;

    private Ipv4() {}

    /** Whether the last label is a number, so that the host must be an address. */
    static boolean endsInNumber(String domain) {
        List<String> parts = parts(domain);
        String last = parts.getLast();
        return !last.isEmpty() && (last.chars().allMatch(c -> c >= '0' && c <= '9') || number(last) != NOT_A_NUMBER);
    }

    static String read(String domain) throws UnreadableUrlException {
        List<String> parts = parts(domain);
        if (parts.size() > 4) {
            throw new UnreadableUrlException(Fault.WRONG_IPV4);
        }
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            // the last number fills all bytes that are left
            long limit = last ? 1L << 8 * (4 - i) : 1L << 8;
            long number = number(parts.get(i));
            if (number == NOT_A_NUMBER || number >= limit) {
                throw new UnreadableUrlException(Fault.WRONG_IPV4);
            }
            address += last ? number : number << 8 * (3 - i);
        }
        return (address >> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "." + (address & 0xFF);
    }

    private static List<String> parts(String domain) {
        List<String> parts = new ArrayList<>(List.of(domain.split("\\.", -1)));
        if (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return parts;
    }

    private static long number(String text) {
        if (text.isEmpty()) {
            return NOT_A_NUMBER;
        }
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hex && text.length() > 1 && text.startsWith("0");
        int radix = hex ? 16 : octal ? 8 : 10;
        long number = 0;
        for (int i = hex ? 2 : octal ? 1 : 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return NOT_A_NUMBER;
            }
            // larger than any address is large enough
            number = Math.min(number * radix + digit, 1L << 40);
        }
        return number;
    }
}

package dev.clickledger.app.url;

import dev.clickledger.app.url.WebUrlResult.Fault;

/** The URL standard's IPv6 parser and serializer. There are no zones: an address with one cannot be opened. */
final class Ipv6 {

    private static final int PIECES = 8;
    private static final int NONE = -1;

    private final String text;
    private final int[] pieces = new int[PIECES];
    private int piece;
    private int compress = NONE;
    private int at;

    private Ipv6(String text) {
        this.text = text;
    }

    static String read(String text) throws UnreadableUrlException {
        Ipv6 address = new Ipv6(text);
        address.parse();
        return address.written();
    }

    private void parse() throws UnreadableUrlException {
        if (peek() == ':') {
            require(text.startsWith("::"));
            at = 2;
            compress = ++piece;
        }
        while (at < text.length()) {
            require(piece < PIECES);
            if (peek() == ':') {
                require(compress == NONE);
                at++;
                compress = ++piece;
                continue;
            }
            int start = at;
            int value = 0;
            while (at - start < 4 && hex(peek()) >= 0) {
                value = value << 4 | hex(peek());
                at++;
            }
            if (peek() == '.') {
                require(at > start && piece <= PIECES - 2);
                at = start;
                embedIpv4();
                break;
            }
            require(at > start);
            if (peek() == ':') {
                at++;
                require(at < text.length());
            } else {
                require(at == text.length());
            }
            pieces[piece++] = value;
        }
        expand();
    }

    private void embedIpv4() throws UnreadableUrlException {
        for (int seen = 0; seen < 4; seen++) {
            if (seen > 0) {
                require(peek() == '.');
                at++;
            }
            int start = at;
            int value = 0;
            while (peek() >= '0' && peek() <= '9') {
                // a leading zero would be octal to some
                require(at == start || value > 0);
                value = value * 10 + (peek() - '0');
                require(value <= 255);
                at++;
            }
            require(at > start);
            pieces[piece] = pieces[piece] << 8 | value;
            piece += seen % 2;
        }
        require(at == text.length());
    }

    /** Moves what stands behind the two colons to the end. */
    private void expand() throws UnreadableUrlException {
        if (compress == NONE) {
            require(piece == PIECES);
            return;
        }
        int moved = piece - compress;
        for (int i = 1; i <= moved; i++) {
            int value = pieces[compress + moved - i];
            pieces[compress + moved - i] = 0;
            pieces[PIECES - i] = value;
        }
    }

    /** The longest run of zeros, the first of several, becomes two colons. */
    private String written() {
        int longest = NONE;
        int length = 1;
        for (int i = 0; i < PIECES; i++) {
            int end = i;
            while (end < PIECES && pieces[end] == 0) {
                end++;
            }
            if (end - i > length) {
                longest = i;
                length = end - i;
            }
        }
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < PIECES; i++) {
            if (i == longest) {
                written.append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }
            written.append(Integer.toHexString(pieces[i]));
            if (i < PIECES - 1) {
                written.append(':');
            }
        }
        return written.toString();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static void require(boolean holds) throws UnreadableUrlException {
        if (!holds) {
            throw new UnreadableUrlException(Fault.WRONG_IPV6);
        }
    }
}

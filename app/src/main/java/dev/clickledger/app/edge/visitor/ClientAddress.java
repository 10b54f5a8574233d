package dev.clickledger.app.edge.visitor;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the visitor's address behind a known number of proxies. Each proxy appends to X-Forwarded-For whom it was called
 * by, so of n proxies the visitor's address is the n-th entry from the right; whatever stands further left was sent by
 * the visitor and may be made up.
 */
public final class ClientAddress {

    private static final byte[] NOBODY = new byte[4];

    private final int trustedProxies;

    public ClientAddress(int trustedProxies) {
        if (trustedProxies < 0) {
            throw new IllegalArgumentException("the number of trusted proxies is " + trustedProxies);
        }
        this.trustedProxies = trustedProxies;
    }

    /**
     * The visitor's address: the caller's own when no proxy is trusted, or when the header holds fewer entries than there
     * are proxies, or no address in that place.
     *
     * <p>As 4 or 16 bytes, which is all that the flood guard needs.
     *
     * @param caller who opened the connection, or null when that cannot be told
     * @param forwardedFor the X-Forwarded-For headers in the order in which they came
     */
    public byte[] of(@Nullable String caller, List<String> forwardedFor) {
        byte[] forwarded = trustedProxies == 0 ? null : literal(entryFromTheRight(forwardedFor));
        if (forwarded != null) {
            return forwarded;
        }
        byte[] own = literal(caller);
        return own == null ? NOBODY : own;
    }

    private @Nullable String entryFromTheRight(List<String> headers) {
        int left = trustedProxies;
        for (int i = headers.size() - 1; i >= 0; i--) {
            String header = headers.get(i);
            int end = header.length();
            while (end >= 0) {
                int comma = header.lastIndexOf(',', end - 1);
                if (--left == 0) {
                    return header.substring(comma + 1, end).strip();
                }
                end = comma;
            }
        }
        return null;
    }

    private static byte @Nullable [] literal(@Nullable String text) {
        return text == null ? null : NetUtil.createByteArrayFromIpAddressString(withoutPort(text));
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    /** What {@link #of} found, for those who look it up. */
    public static InetAddress inetAddress(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has " + bytes.length + " bytes", e);
        }
    }
}

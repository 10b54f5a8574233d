package dev.clickledger.app.edge.link;

import io.vertx.core.MultiMap;
import java.util.Locale;

/**
 * Agents that sign their requests (HTTP Message Signatures for automated traffic, IETF working group webbotauth). The
 * header Signature-Agent names whose key it is, the tag {@code web-bot-auth} in Signature-Input says what the signature
 * is for. No browser sends either, so it is enough that they are there: nobody gains by pretending to be an agent, and
 * a value that cannot be read or a signature that is wrong does not make a person of the sender.
 */
public final class DeclaredAgent {

    private static final String AGENT = "Signature-Agent";
    private static final String INPUT = "Signature-Input";
    private static final String TAG = "web-bot-auth";

    private DeclaredAgent() {}

    public static boolean in(MultiMap headers) {
        if (headers.contains(AGENT)) {
            return true;
        }
        for (String input : headers.getAll(INPUT)) {
            if (input.toLowerCase(Locale.ROOT).contains(TAG)) {
                return true;
            }
        }
        return false;
    }
}

package dev.clickledger.app.edge.link;

import dev.clickledger.app.edge.useragent.UserAgents;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a decision looks at, as it came over the wire.
 *
 * @param adId the path behind {@code /c/}
 * @param query the query, still encoded, or null when there is none
 * @param address the visitor's address
 * @param userAgent the User-Agent header, cut to {@link UserAgents#LONGEST}, empty when there is none
 * @param referrer the Referer header, or null
 * @param speculative whether it says that it was made ahead of a person
 * @param head whether the method was HEAD
 * @param declaredAgent whether an agent signed the request as its own, see {@link DeclaredAgent}
 */
public record ClickRequest(
        String adId,
        @Nullable String query,
        InetAddress address,
        String userAgent,
        @Nullable String referrer,
        boolean speculative,
        boolean head,
        boolean declaredAgent) {}

package dev.clickledger.stack.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened on GitHub.
 *
 * @param id GitHub's number of the event
 * @param type such as PushEvent; stands for the publisher
 * @param createdAt when it happened
 * @param actorId who did it; stands for the visitor
 * @param repositoryId where it happened; stands for the ad
 * @param repositoryName owner and name, as of then; names change, numbers do not
 */
record GithubEvent(String id, String type, Instant createdAt, long actorId, long repositoryId, String repositoryName) {

    /** Id of the ad that the repository stands for. */
    String adId() {
        return "gh-" + repositoryId;
    }

    /** Id of the impression that the event stands for, a UUID of version 7; the same in every replay. */
    UUID impressionId() {
        ByteBuffer bits = ByteBuffer.wrap(sha256("github-event:" + id));
        long high = createdAt.toEpochMilli() << 16 | 7L << 12 | (bits.getLong() & 0xFFF);
        return new UUID(high, 2L << 62 | bits.getLong() >>> 2);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

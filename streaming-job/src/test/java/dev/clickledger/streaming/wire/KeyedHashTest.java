package dev.clickledger.streaming.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    /** From the authors' vectors_sip128: key 00 01 .. 0f, input 00 01 .. */
    @Test
    void agreesWithTheAuthorsVectors() {
        KeyedHash hash = new KeyedHash(upTo(16));
        hash.hash(new byte[0], 0, 0);
        assertThat(hash.first()).isEqualTo(Long.reverseBytes(0xa3817f04ba25a8e6L));
        assertThat(hash.second()).isEqualTo(Long.reverseBytes(0x6df67214c7550293L));
        hash.hash(upTo(1), 0, 1);
        assertThat(hash.first()).isEqualTo(Long.reverseBytes(0xda87c1d86b99af44L));
        assertThat(hash.second()).isEqualTo(Long.reverseBytes(0x347659119b22fc45L));
    }

    @Test
    void aRangeIsHashedAsIfItStoodAlone() {
        KeyedHash hash = new KeyedHash(upTo(16));
        hash.hash(upTo(40), 3, 30);
        long first = hash.first();
        byte[] alone = new byte[30];
        System.arraycopy(upTo(40), 3, alone, 0, 30);
        hash.hash(alone, 0, 30);
        assertThat(hash.first()).isEqualTo(first);
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        KeyedHash one = new KeyedHash(KeyedHash.randomKey());
        KeyedHash other = new KeyedHash(KeyedHash.randomKey());
        one.hash(upTo(20), 0, 20);
        other.hash(upTo(20), 0, 20);
        assertThat(one.first()).isNotEqualTo(other.first());
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedHash(new byte[8]));
    }

    @Test
    void keysOfAShardFallIntoItsKeyGroup() {
        Set<Long> keys = new HashSet<>();
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            for (int index : new int[] {0, 1, 15, 29_540_160, 40_000_000}) {
                long key = Shards.key(shard, index);
                assertThat(KeyGroupRangeAssignment.assignToKeyGroup(key, Shards.COUNT))
                        .isEqualTo(shard);
                assertThat(Shards.index(key)).isEqualTo(index);
                assertThat(keys.add(key)).isTrue();
            }
        }
    }

    private static byte[] upTo(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}

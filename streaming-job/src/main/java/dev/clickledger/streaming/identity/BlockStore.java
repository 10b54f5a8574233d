package dev.clickledger.streaming.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks of one bucket, by number, where memory does not bound them. */
interface BlockStore {

    /** All of them, in no order. */
    Iterable<Map.Entry<Integer, Block>> all() throws Exception;

    /** One of them, or null. */
    @Nullable
    Block get(int number) throws Exception;

    /** Writes one, over the former one of that number. */
    void put(int number, Block block) throws Exception;

    /** Forgets one. */
    void remove(int number) throws Exception;
}

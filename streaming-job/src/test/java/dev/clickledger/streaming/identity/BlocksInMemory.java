package dev.clickledger.streaming.identity;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Blocks in a map. */
final class BlocksInMemory implements BlockStore {

    private final Map<Integer, Block> blocks = new TreeMap<>();

    int size() {
        return blocks.size();
    }

    @Override
    public Iterable<Map.Entry<Integer, Block>> all() {
        return blocks.entrySet();
    }

    @Override
    public @Nullable Block get(int number) {
        return blocks.get(number);
    }

    @Override
    public void put(int number, Block block) {
        blocks.put(number, block);
    }

    @Override
    public void remove(int number) {
        blocks.remove(number);
    }
}

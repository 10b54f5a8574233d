package dev.clickledger.streaming.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The clicks of one bucket that are remembered.
 *
 * <p><b>What it does.</b> The newest clicks lie in memory. When they are {@link #BLOCK} many, they are sealed: written to
 * Flink's state as one {@link Block} that never changes, of which memory keeps a {@link BlockFilter}. An event is looked
 * up in memory first; then, from the newest to the oldest, in those blocks whose filter does not rule it out. A click
 * that is found in a block is taken into memory, notes the event there, and will be sealed again in a newer block, which
 * is found first from then on. So each new click costs no access to state but its share of one write, and that makes
 * state on disk nearly as fast as state on the heap: a read and a write per click, as Flink's own keyed state does them,
 * cost three times as much.
 *
 * <p><b>Why it is exact.</b> Every click is in memory or in a block, and the newest version of it is found first. With a
 * checkpoint the clicks in memory are written as an <i>open</i> block under the number that they will be sealed under,
 * and read back from it; so a restart changes neither what is remembered nor how many blocks there are. What an event is
 * depends on what is remembered of its click and on append times, never on what else is in the bucket or when it was
 * sealed.
 *
 * <p><b>Why forgetting decides nothing.</b> A click counts as unknown when an event was appended more than a horizon after
 * its first one, whether it is still here or not. A block is dropped when its newest event was appended more than a
 * horizon before anything that is still to come, and so is each first event in it.
 *
 * <p><b>What it costs.</b> Per click, 36 bytes in a block, 4 in its filter; up to 136 more with repeats, however many
 * they are. Per bucket, at most {@link #BLOCK} clicks in memory, which a checkpoint writes when they have changed.
 */
final class Bucket {

    /** How many clicks are sealed at once. */
    static final int BLOCK = 512;

    private final BlockStore store;
    /** Of sealed blocks, oldest first. */
    private final List<BlockFilter> sealed = new ArrayList<>();

    private Identities open = new Identities();
    private int openNumber;
    private boolean saved;
    private boolean changed;

    private Bucket(BlockStore store) {
        this.store = store;
    }

    /** As the store has it. */
    static Bucket from(BlockStore store) throws Exception {
        Bucket bucket = new Bucket(store);
        for (Map.Entry<Integer, Block> entry : store.all()) {
            if (entry.getValue().open()) {
                entry.getValue().giveAllTo(bucket.open);
                bucket.openNumber = entry.getKey();
                bucket.saved = true;
            } else {
                bucket.sealed.add(BlockFilter.of(entry.getKey(), entry.getValue()));
            }
        }
        bucket.sealed.sort(Comparator.comparingInt(BlockFilter::number));
        if (!bucket.saved && !bucket.sealed.isEmpty()) {
            bucket.openNumber = bucket.sealed.get(bucket.sealed.size() - 1).number() + 1;
        }
        return bucket;
    }

    /** How many clicks are remembered; one that was taken from a block counts twice until that block is dropped. */
    long size() {
        long size = open.size();
        for (BlockFilter filter : sealed) {
            size += filter.size();
        }
        return size;
    }

    /** Notes an event, see {@link Identities#note}. */
    Finding note(long first, long second, long event, long appendedAt, long horizonMillis) throws Exception {
        if (!open.holds(first, second)) {
            recall(first, second);
        }
        Finding finding = open.note(first, second, event, appendedAt, horizonMillis);
        changed = true;
        if (open.size() >= BLOCK) {
            seal();
        }
        return finding;
    }

    private void recall(long first, long second) throws Exception {
        for (int i = sealed.size() - 1; i >= 0; i--) {
            if (sealed.get(i).mayHold(first, second)) {
                Block block = store.get(sealed.get(i).number());
                if (block != null && block.giveTo(open, first, second)) {
                    return;
                }
            }
        }
    }

    private void seal() throws Exception {
        Block block = Block.of(open, false);
        store.put(openNumber, block);
        sealed.add(BlockFilter.of(openNumber, block));
        openNumber++;
        reopen();
    }

    private void reopen() {
        open = new Identities();
        saved = false;
        changed = false;
    }

    /** Writes what has changed in memory. */
    void save() throws Exception {
        if (changed) {
            store.put(openNumber, Block.of(open, true));
            saved = true;
            changed = false;
        }
    }

    /**
     * Drops what nothing to come can need.
     *
     * @param oldest append time from which on events may be needed, milliseconds since the epoch
     */
    void forget(long oldest) throws Exception {
        while (!sealed.isEmpty() && sealed.get(0).newest() < oldest) {
            store.remove(sealed.remove(0).number());
        }
        if (open.size() > 0 && open.newest() < oldest) {
            if (saved) {
                store.remove(openNumber);
            }
            reopen();
        }
    }
}

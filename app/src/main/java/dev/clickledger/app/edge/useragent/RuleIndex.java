package dev.clickledger.app.edge.useragent;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Several lists of rules of which the first that matches counts. One pass over a text finds every rule that can match,
 * however many there are (Aho and Corasick, 1975); only their expressions are tried, list by list and in order.
 */
final class RuleIndex {

    /** Stands for every character that no literal has. */
    private static final char OTHER = '\u007f';

    private final boolean anyCase;
    private final List<Rule> rules = new ArrayList<>();
    private final int[] ends;
    private final BitSet anywhere = new BitSet();
    private final AhoCorasickDoubleArrayTrie<int[]> literals = new AhoCorasickDoubleArrayTrie<>();

    /**
     * Indexes.
     *
     * @param anyCase whether the case of letters has no meaning; literals are then in lower case
     */
    RuleIndex(boolean anyCase, List<List<Rule>> lists) {
        this.anyCase = anyCase;
        ends = new int[lists.size()];
        for (int i = 0; i < ends.length; i++) {
            rules.addAll(lists.get(i));
            ends[i] = rules.size();
        }
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).literals().isEmpty()) {
                anywhere.set(i);
            }
            for (String literal : rules.get(i).literals()) {
                places.computeIfAbsent(literal, ignored -> new ArrayList<>()).add(i);
            }
        }
        Map<String, int[]> built = new TreeMap<>();
        places.forEach((literal, at) ->
                built.put(literal, at.stream().mapToInt(Integer::intValue).toArray()));
        literals.build(built);
    }

    /** What the first rule of each list that matches says, null where none does. */
    @Nullable
    String[] read(String text) {
        BitSet candidates = (BitSet) anywhere.clone();
        literals.parseText(folded(text), (begin, end, places) -> {
            for (int place : places) {
                candidates.set(place);
            }
        });
        @Nullable String[] said = new String[ends.length];
        int from = 0;
        for (int list = 0; list < ends.length; list++) {
            said[list] = first(text, candidates, from, ends[list]);
            from = ends[list];
        }
        return said;
    }

    private @Nullable String first(String text, BitSet candidates, int from, int to) {
        for (int i = candidates.nextSetBit(from); i >= 0 && i < to; i = candidates.nextSetBit(i + 1)) {
            String said = rules.get(i).match(text);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private char[] folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (anyCase && c >= 'A' && c <= 'Z') {
                folded[i] = (char) (c + ('a' - 'A'));
            } else if (c >= OTHER) {
                folded[i] = OTHER;
            }
        }
        return folded;
    }
}

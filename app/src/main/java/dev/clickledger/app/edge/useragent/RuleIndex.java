package dev.clickledger.app.edge.useragent;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
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

    private final List<Rule> rules = new ArrayList<>();
    private final int[] ends;
    private final BitSet anywhere = new BitSet();
    private final AhoCorasickDoubleArrayTrie<int[]> literals = new AhoCorasickDoubleArrayTrie<>();

    /** Indexes. Literals are found in whatever case; a rule for which the case has a meaning has an expression. */
    RuleIndex(List<List<Rule>> lists) {
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
                places.computeIfAbsent(literal.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<String, int[]> built = new TreeMap<>();
        places.forEach((literal, at) ->
                built.put(literal, at.stream().mapToInt(Integer::intValue).toArray()));
        literals.build(built);
    }

    /** The rules that can match: those of which a literal occurs, and those that have none. */
    BitSet candidates(String text) {
        BitSet candidates = (BitSet) anywhere.clone();
        literals.parseText(folded(text), (begin, end, places) -> {
            for (int place : places) {
                candidates.set(place);
            }
        });
        return candidates;
    }

    /**
     * What the first rule of a list that matches says, null where none does.
     *
     * @param candidates what {@link #candidates} found in the same text
     */
    @Nullable
    String first(int list, String text, BitSet candidates) {
        int to = ends[list];
        for (int i = candidates.nextSetBit(list == 0 ? 0 : ends[list - 1]);
                i >= 0 && i < to;
                i = candidates.nextSetBit(i + 1)) {
            String said = rules.get(i).match(text);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private static char[] folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c >= 'A' && c <= 'Z') {
                folded[i] = (char) (c + ('a' - 'A'));
            } else if (c >= OTHER) {
                folded[i] = OTHER;
            }
        }
        return folded;
    }
}

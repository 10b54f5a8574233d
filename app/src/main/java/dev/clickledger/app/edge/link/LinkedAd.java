package dev.clickledger.app.edge.link;

import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.catalog.PublicId;

/**
 * Which ad a link means. An ad whose id is there letter for letter always wins; only then is a {@link LinkTrail} cut off,
 * so that no ad can take over the links of another.
 */
public sealed interface LinkedAd {

    /** Longest path that is looked at, in characters. */
    int MAX_LENGTH = 512;

    /** An ad of this id is known. */
    record Known(CatalogAd entry) implements LinkedAd {}

    /** It could be an ad's id, but there is none. */
    record Unknown(String id) implements LinkedAd {}

    /** It names no ad at all. */
    record Nonsense() implements LinkedAd {}

    /**
     * Finds the ad.
     *
     * @param path what follows {@code /c/}, still encoded
     */
    static LinkedAd of(String path, CatalogSnapshot catalog) {
        CatalogAd exact = catalog.ad(path);
        if (exact != null) {
            return new Known(exact);
        }
        String decoded = path.length() > MAX_LENGTH ? null : PercentEncoded.decodePath(path);
        if (decoded == null) {
            return new Nonsense();
        }
        String id = LinkTrail.cut(withoutInvisibleStart(decoded));
        if (!PublicId.valid(id)) {
            return new Nonsense();
        }
        CatalogAd found = catalog.ad(id);
        if (found == null) {
            // these may end an id, but also stand for italics or a dash behind one
            found = catalog.ad(withoutTrailingDashes(id));
        }
        return found == null ? new Unknown(id) : new Known(found);
    }

    private static String withoutTrailingDashes(String id) {
        int end = id.length();
        while (end > 0 && (id.charAt(end - 1) == '_' || id.charAt(end - 1) == '-')) {
            end--;
        }
        return id.substring(0, end);
    }

    /** People paste spaces and invisible characters in front, too. */
    private static String withoutInvisibleStart(String text) {
        int start = 0;
        while (start < text.length() && isInvisible(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static boolean isInvisible(char c) {
        return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}

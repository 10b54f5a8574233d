package dev.clickledger.app.signedsource;

import dev.clickledger.app.catalog.CatalogAd;

/**
 * The sources that signed links bring. A tenant can sign any number of them, and each makes rows of its own wherever clicks
 * are counted: so the first ones of an ad are remembered in the registry, under the same bound as those that people register,
 * and all others are counted together.
 */
public interface SignedSources {

    /**
     * Whether a click on the ad is counted under the source that its link signs. From memory alone: a source that is not
     * known yet is not, and is proposed to the registry meanwhile.
     */
    boolean counts(CatalogAd ad, String source);

    /**
     * Remembers a source before any click, so that not even the first is counted as another one. Waits for the registry, but
     * not for long, and not at all for a source that is known or can no longer be. Never throws.
     */
    void expect(CatalogAd ad, String source);
}

package dev.clickledger.app.console.ad;

/**
 * A click that might come, and where the redirect would send it. Shows people what they set up.
 *
 * @param query what stands behind the question mark of the link; empty when there is nothing
 * @param url where the click leads, by the redirect's own code; only the click id is made up
 */
public record ExampleClick(String query, String url) {

    /** The click id that examples have. */
    public static final String CLICK_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
}

package dev.clickledger.app.destination;

/**
 * Where one click leads.
 *
 * @param url what the {@code Location} header says
 * @param dropped how many parameters of the click were left out, because they held line breaks or the URL would have been
 *     longer than {@link Destination#LONGEST_LOCATION}
 */
public record Location(String url, int dropped) {}

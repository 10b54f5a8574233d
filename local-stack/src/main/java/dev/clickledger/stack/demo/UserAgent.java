package dev.clickledger.stack.demo;

import java.util.List;

/**
 * A user agent of a real browser or robot.
 *
 * @param text the header's value
 * @param weight how often it is met, relative to others of its file
 * @param deviceClass what the redirect reads from it
 * @param browser likewise
 * @param os likewise
 */
public record UserAgent(String text, double weight, String deviceClass, String browser, String os) {

    static List<UserAgent> browsers() {
        return read("browsers.tsv");
    }

    static List<UserAgent> robots() {
        return read("robots.tsv");
    }

    private static List<UserAgent> read(String file) {
        return DataFile.rows(file).stream()
                .map(row ->
                        new UserAgent(row.get(4), Double.parseDouble(row.get(0)), row.get(1), row.get(2), row.get(3)))
                .toList();
    }
}

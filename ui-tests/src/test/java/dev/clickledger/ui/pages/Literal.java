package dev.clickledger.ui.pages;

/** Text within a pattern: the browser, which matches it, does not know Java's way to quote. */
final class Literal {

    private Literal() {}

    static String of(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }
}

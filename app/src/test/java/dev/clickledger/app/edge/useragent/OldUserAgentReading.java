package dev.clickledger.app.edge.useragent;

import java.util.List;
import java.util.regex.Pattern;
import ua_parser.Parser;

/**
 * The yardstick: every expression of the list tried one after the other, browser and system by uap-java. The names that
 * it gives are the right ones.
 */
final class OldUserAgentReading {

    private final Parser parser = new Parser();
    private final List<Pattern> expressions =
            RuleList.agents().stream().map(OldUserAgentReading::expression).toList();

    /** Whether any expression but those of browsers matches; asks for browser and system as well. */
    boolean read(String text) {
        browser(text);
        system(text);
        for (Pattern expression : expressions) {
            if (expression.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }

    String browser(String text) {
        return UserAgentReader.browser(parser.parseUserAgent(text).family);
    }

    String system(String text) {
        return UserAgentReader.system(parser.parseOS(text).family);
    }

    private static Pattern expression(Rule rule) {
        Pattern expression = rule.expression();
        if (rule.says().equals("browser")) {
            return Pattern.compile("(?!)");
        }
        return expression != null
                ? expression
                : Pattern.compile(
                        String.join(
                                "|",
                                rule.literals().stream().map(Pattern::quote).toList()),
                        Pattern.CASE_INSENSITIVE);
    }
}

package dev.clickledger.app.console.report.question;

import java.util.Arrays;
import java.util.Optional;

/** By what clicks can be told apart. */
public enum Dimension {
    /** The campaign of the ad. */
    CAMPAIGN("campaign", "campaignId"),
    /** The ad. */
    AD("ad", "adId"),
    /** Where the visitor is, ISO 3166-1 alpha-2, ZZ when unknown. */
    COUNTRY("country", "country"),
    /** What kind of device the visitor uses. */
    DEVICE_CLASS("deviceClass", "deviceClass"),
    /** The publisher or placement that the click came from. */
    SOURCE("source", "source"),
    /** What the click was found to be. */
    VERDICT("verdict", "verdict");

    private final String parameter;
    private final String column;

    Dimension(String parameter, String column) {
        this.parameter = parameter;
        this.column = column;
    }

    /** Its name in addresses. */
    public String parameter() {
        return parameter;
    }

    /** Its column in Pinot. */
    public String column() {
        return column;
    }

    /** The dimension of that name, whatever the case of its letters. */
    public static Optional<Dimension> named(String parameter) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.parameter.equalsIgnoreCase(parameter))
                .findFirst();
    }
}

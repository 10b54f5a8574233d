package dev.clickledger.app.edge.useragent;

import dev.clickledger.contract.ClickEvent;

/**
 * What a visitor browses with.
 *
 * @param deviceClass Desktop, Phone, Tablet, TV, Console or Unknown
 * @param browser family, or Unknown
 * @param os family, or Unknown
 */
public record Device(String deviceClass, String browser, String os) {

    /** A device that could not be told. */
    public static final Device UNKNOWN = new Device(ClickEvent.UNKNOWN, ClickEvent.UNKNOWN, ClickEvent.UNKNOWN);
}

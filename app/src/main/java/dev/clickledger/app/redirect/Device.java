package dev.clickledger.app.redirect;

import dev.clickledger.contract.ClickEvent;

/**
 * What a visitor browses with.
 *
 * @param deviceClass Desktop, Phone, Tablet, TV, Console or Unknown
 * @param browser family, or Unknown
 * @param os family, or Unknown
 */
record Device(String deviceClass, String browser, String os) {

    /** A device that could not be told. */
    static final Device UNKNOWN = new Device(ClickEvent.UNKNOWN, ClickEvent.UNKNOWN, ClickEvent.UNKNOWN);
}

package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.ad.ExampleClick;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A click on an ad and where the redirect sends it, on the wire. */
@Schema(name = "ExampleClick")
record ExampleClickJson(
        @Schema(
                description =
                        "the tracking link with one of the ad's sources and with every parameter that is passed on",
                examples = "https://click.example/c/k7x2q9m4d8wz?s=newsletter&gclid=example")
        String link,

        @Schema(
                description = "where that click leads, with a made-up click id",
                examples = "https://shop.example/boots?click=01890a5d-ac96-774b-bcce-b302099a8057&gclid=example")
        String leadsTo) {

    static ExampleClickJson of(ExampleClick click, String trackingLink) {
        return new ExampleClickJson(
                click.query().isEmpty() ? trackingLink : trackingLink + '?' + click.query(), click.url());
    }
}

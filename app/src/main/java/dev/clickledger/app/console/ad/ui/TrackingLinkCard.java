package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CopyText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** The link that publishers put behind the ad, to copy and to scan. */
final class TrackingLinkCard extends Div {

    private static final long serialVersionUID = 1L;

    TrackingLinkCard(String adId, String link) {
        Qr qr = Qr.of(link);
        Svg image = new Svg(qr.svg());
        image.getElement().setAttribute("role", "img");
        image.getElement().setAttribute("aria-label", "QR code of the tracking link");
        Anchor download = new Anchor();
        download.setText("Download QR code");
        download.addClassName("download");
        download.setHref(DownloadHandler.fromInputStream(_ -> file(adId, qr)));
        download.getElement().setAttribute("download", true);
        Div code = new Div(image, download);
        code.addClassName("qr");
        add(new Card(
                "Tracking link",
                Card.quiet("Put this behind the ad. It leads to the ad's destination and counts the click."),
                new CopyText("tracking link", link),
                code));
    }

    private static DownloadResponse file(String adId, Qr qr) {
        byte[] bytes = qr.svg().getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), "clickledger-" + adId + ".svg", "image/svg+xml", bytes.length);
    }
}

package dev.clickledger.app.console.ad.ui;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code, drawn as SVG: dark on white in every theme, or cameras would not read it.
 *
 * @param svg the drawing
 */
record Qr(String svg) {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS_PER_MODULE = 12;

    static Qr of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Qr("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" \
                shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%3$s"/></svg>\
                """.formatted(side, side * PIXELS_PER_MODULE, path));
    }
}

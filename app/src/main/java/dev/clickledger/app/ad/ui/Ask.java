package dev.clickledger.app.ad.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that others would notice. */
final class Ask {

    private Ask() {}

    static void before(String title, String consequence, String button, Runnable act) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(consequence);
        dialog.setCancelable(true);
        dialog.setConfirmText(button);
        dialog.addConfirmListener(_ -> act.run());
        dialog.open();
    }
}

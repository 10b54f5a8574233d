package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that others would notice. */
public final class Ask {

    private Ask() {}

    public static void before(String title, String consequence, String button, Runnable act) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(consequence);
        dialog.setCancelable(true);
        dialog.setConfirmText(button);
        dialog.addConfirmListener(_ -> act.run());
        dialog.open();
    }
}

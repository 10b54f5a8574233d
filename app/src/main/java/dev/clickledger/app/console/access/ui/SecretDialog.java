package dev.clickledger.app.console.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.component.ui.CopyText;
import dev.clickledger.app.console.component.ui.Message;
import java.util.List;

/** Shows a secret, this once. */
final class SecretDialog {

    private SecretDialog() {}

    static void show(String title, String use, List<CopyText> texts) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.setCloseOnEsc(false);
        dialog.setCloseOnOutsideClick(false);
        Message once = new Message();
        once.say(Message.Tone.WAITING, "Keep the secret now: it is never shown again.");
        Div content = new Div(once, new Paragraph(use));
        content.addClassName("secret");
        for (CopyText text : texts) {
            Span label = new Span(text.getElement().getAttribute("label"));
            label.addClassName("quiet");
            content.add(label, text);
        }
        dialog.add(content);
        Button done = new Button("I have kept it", _ -> dialog.close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(done);
        dialog.open();
    }
}

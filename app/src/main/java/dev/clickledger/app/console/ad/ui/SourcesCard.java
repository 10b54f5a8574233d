package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Ask;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CopyText;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.Notes;
import dev.clickledger.app.console.registry.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Builds links for publishers and placements that are to be counted by name. */
final class SourcesCard extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Function<TreeSet<String>, Optional<FieldError>> save;

    private final AdsTable table = new AdsTable("Sources", List.of("Source", "Link", ""));
    private final Paragraph none = Card.quiet("No source yet. Clicks on the plain link count as “Direct”.");
    private final TextField name = new TextField();
    private final TreeSet<String> sources;

    SourcesCard(
            AdEntry ad, TrackingLinks links, boolean editable, Function<TreeSet<String>, Optional<FieldError>> save) {
        this.save = save;
        this.sources = new TreeSet<>(ad.fields().sources());
        for (String source : sources) {
            Button remove = new Button("Remove", _ -> remove(source));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel("Remove source " + source);
            remove.setVisible(editable);
            table.row(
                    AdsTable.cell(new CutText(source)),
                    AdsTable.cell(new CopyText("link for " + source, links.of(ad.id(), source)), "row-wide"),
                    AdsTable.cell(remove, "fit"));
        }
        table.setVisible(!sources.isEmpty());
        none.setVisible(sources.isEmpty());
        Card card = new Card(
                "Links by source",
                Card.quiet("One link for each publisher or placement, so that their clicks are told apart."),
                table,
                none);
        if (editable) {
            card.add(adder());
        }
        if (ad.hasAllSources()) {
            card.add(Card.quiet("This ad has " + String.format(Locale.ROOT, "%,d", CatalogAd.MOST_SOURCES)
                    + " sources, the most that are told apart, " + ad.signedSources()
                    + " of them from signed links. Clicks"
                    + " of further signed sources count as “Other”. A source that you add here takes the place of the"
                    + " newest signed one."));
        } else if (ad.signedSources() > 0) {
            card.add(Card.quiet("Signed links brought " + ad.signedSources()
                    + (ad.signedSources() == 1 ? " further source." : " further sources.")));
        }
        card.add(signing(ad, links));
        add(card);
    }

    private Div adder() {
        name.setAriaLabel("New source");
        name.setPlaceholder("such as morning-news");
        name.addValueChangeListener(_ -> name.setInvalid(false));
        Button add = new Button("Add source", _ -> add());
        Div line = new Div(name, add);
        line.addClassName("inline-form");
        return line;
    }

    private static NativeDetails signing(AdEntry ad, TrackingLinks links) {
        Pre call = new Pre("""
                curl -X POST %s \\
                  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
                  -d '{"source": "morning-news"}'""".formatted(links.signing(ad.id())));
        Anchor keys = new Anchor("/access", "signing key and an API client");
        Paragraph words = new Paragraph();
        words.addClassName("quiet");
        words.add("A signed link counts one click for each impression, and only with the source that it was signed for."
                + " Ask for one for every impression, or mint tokens yourself. You need a ");
        words.add(keys);
        words.add(".");
        Div content = new Div(words, call);
        content.addClassName("secret");
        return new NativeDetails("How to sign links", content);
    }

    private void add() {
        TreeSet<String> more = new TreeSet<>(sources);
        if (!more.add(name.getValue().strip())) {
            refuse("This source is there already.");
            return;
        }
        save.apply(more).ifPresent(error -> refuse(error.message()));
    }

    private void remove(String source) {
        Ask.before(
                "Remove source " + source + "?",
                "From then on clicks on its link count as “Other”. Clicks that were counted stay as they are.",
                "Remove",
                () -> {
                    TreeSet<String> fewer = new TreeSet<>(sources);
                    fewer.remove(source);
                    save.apply(fewer).ifPresent(error -> Notes.say(error.message()));
                });
    }

    private void refuse(String message) {
        name.setErrorMessage(message);
        name.setInvalid(true);
        name.focus();
    }
}

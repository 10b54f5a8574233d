package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.clickledger.app.console.ad.file.AdImport;
import dev.clickledger.app.console.ad.file.ImportReport;
import dev.clickledger.app.console.ad.file.ImportReport.Line;
import dev.clickledger.app.console.ad.file.ImportReport.Outcome;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.FieldWords;
import dev.clickledger.app.console.component.ui.Message;
import dev.clickledger.app.console.component.ui.Visitor;
import dev.clickledger.app.console.registry.Change.Detail;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.shell.ui.MainLayout;
import dev.clickledger.app.database.BusyException;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds and changes many ads from a file: first it says what would happen, line by line, then it is done or not. */
@Route(value = "import", layout = MainLayout.class)
@PageTitle("Import · Clickledger")
@PermitAll
public class ImportView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_LINES_SHOWN = 500;

    private final transient CurrentUser user;
    private final transient AdImport imports;

    private final Message message = new Message();
    private final Card report = new Card("What would happen");
    private final AdsTable table = new AdsTable("Lines of the file", List.of("Line", "Ad", "Outcome", "What"));
    private final Paragraph fileName = Card.quiet("");
    private final Paragraph doubt = Card.quiet("");
    private final Paragraph cut = Card.quiet("");
    private final Button apply = new Button("Import", _ -> apply());
    private transient byte @Nullable [] file;

    ImportView(CurrentUser user, AdImport imports) {
        this.user = user;
        this.imports = imports;
        addClassName("ads-page");
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        report.withTools(apply);
        report.add(fileName, doubt, table, cut);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        if (Visitor.enter(event, user).isEmpty()) {
            return;
        }
        Optional<EditScope> editor = user.editScope();
        if (editor.isEmpty()) {
            event.rerouteToError(AccessDeniedException.class);
            return;
        }
        show(editor.get());
    }

    private void show(EditScope editor) {
        Paragraph trail = new Paragraph(new Anchor("/campaigns", "Campaigns"));
        trail.addClassName("trail");
        Div words = new Div(trail, new H1("Import ads"));
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");

        Upload upload = new Upload();
        upload.setUploadHandler(UploadHandler.inMemory((metadata, bytes) -> {
            dryRun(editor, metadata.fileName(), bytes);
            upload.clearFileList();
        }));
        upload.setUploadButton(new Button("Choose file"));
        upload.setDropLabel(new Span("or drop it here"));
        upload.setAcceptedFileTypes("text/csv", "text/tab-separated-values", "text/plain", ".csv", ".tsv", ".txt");
        upload.setMaxFileSize(MOST_BYTES);
        upload.setMaxFiles(1);
        upload.addFileRejectedListener(
                rejected -> message.say(Message.Tone.BAD, "This file cannot be taken: " + rejected.getErrorMessage()));

        Card choose = new Card(
                "File",
                Card.quiet("A CSV file with a line for each ad. The easiest way: export your ads, edit the file, and"
                        + " bring it back. A line with an ad_id changes that ad, a line without adds one to the campaign"
                        + " it names; columns you leave out stay as they are. Nothing is changed before you have seen"
                        + " what would happen, and either all lines are imported or none."),
                upload);
        report.setVisible(false);
        add(head, message, choose, report);
    }

    private void dryRun(EditScope editor, String name, byte[] bytes) {
        file = bytes;
        fileName.removeAll();
        fileName.add(new CutText("File " + name));
        ImportReport dryRun;
        try {
            dryRun = imports.dryRun(editor, bytes);
        } catch (BusyException e) {
            file = null;
            report.setVisible(false);
            message.say(Message.Tone.WAITING, e.getMessage());
            return;
        }
        doubt.setText(dryRun.doubt().orElse(""));
        doubt.setVisible(dryRun.doubt().isPresent());
        message.clear();
        list(dryRun);
        boolean useful = dryRun.count(Outcome.ADDED) + dryRun.count(Outcome.CHANGED) > 0;
        apply.setVisible(dryRun.acceptable() && useful);
        apply.setText("Import " + counted(dryRun.count(Outcome.ADDED) + dryRun.count(Outcome.CHANGED), "ad"));
        if (!dryRun.acceptable()) {
            message.say(
                    Message.Tone.BAD,
                    counted(dryRun.count(Outcome.ERROR), "line") + " cannot be imported. Mend the file and choose it"
                            + " again: nothing was changed.");
        } else if (!useful) {
            message.say(Message.Tone.GOOD, "All ads are like that already. There is nothing to import.");
        }
    }

    private void apply() {
        byte[] bytes = file;
        UI page = UI.getCurrent();
        if (bytes == null || page == null) {
            return;
        }
        EditScope editor = Visitor.editor(user);
        apply.setEnabled(false);
        message.say(Message.Tone.WAITING, "Importing. You may leave this page: the import goes on.");
        // not while the page's lock is held: it would stand still until the end
        Thread.startVirtualThread(() -> {
            try {
                ImportReport done = imports.apply(
                        editor,
                        bytes,
                        written -> page.access(() -> message.say(
                                Message.Tone.WAITING, "Importing: " + counted(written, "ad") + " written so far.")));
                page.access(() -> done(done));
            } catch (BusyException e) {
                page.access(() -> {
                    message.say(Message.Tone.WAITING, e.getMessage());
                    apply.setEnabled(true);
                });
            } catch (RuntimeException e) {
                // shown and logged as what fails on any page
                page.access(() -> {
                    message.say(Message.Tone.BAD, "The import failed and nothing was changed. Tell whoever runs this.");
                    throw e;
                });
            }
        });
    }

    private void done(ImportReport done) {
        list(done);
        apply.setVisible(false);
        apply.setEnabled(true);
        if (done.applied()) {
            file = null;
            message.say(
                    Message.Tone.GOOD,
                    "Imported: " + done.count(Outcome.ADDED) + " new, " + done.count(Outcome.CHANGED) + " changed, "
                            + done.count(Outcome.SAME) + " as they were.",
                    new Anchor("/campaigns", "See the campaigns"));
        } else {
            message.say(
                    Message.Tone.BAD,
                    "Something was changed meanwhile, so that the file can no longer be imported as it is. Nothing was"
                            + " changed; the lines below say why.");
        }
    }

    private void list(ImportReport found) {
        table.clear();
        // errors first: they are what has to be mended
        List<Line> lines = found.lines().stream()
                .sorted((one, other) ->
                        Boolean.compare(other.outcome() == Outcome.ERROR, one.outcome() == Outcome.ERROR))
                .toList();
        lines.stream()
                .limit(MOST_LINES_SHOWN)
                .forEach(line -> table.row(
                        AdsTable.cell("Line " + line.number(), "fit"),
                        AdsTable.cell(new CutText(line.ad())),
                        AdsTable.cell(StatusBadge.of(line.outcome()), "fit"),
                        AdsTable.cell(what(line), "row-wide", line.outcome() == Outcome.ERROR ? "wrong" : "quiet")));
        cut.setVisible(lines.size() > MOST_LINES_SHOWN);
        cut.setText("The first " + MOST_LINES_SHOWN + " of " + lines.size() + " lines.");
        report.setVisible(true);
    }

    private static String what(Line line) {
        return switch (line.outcome()) {
            case ERROR -> line.errors().stream().map(ImportView::wrong).collect(Collectors.joining(" "));
            case CHANGED -> line.details().stream().map(ImportView::changed).collect(Collectors.joining("; "));
            case ADDED ->
                line.details().stream()
                        .filter(detail -> detail.field().equals("destination"))
                        .map(detail -> String.valueOf(detail.after()))
                        .collect(Collectors.joining());
            case SAME -> "";
        };
    }

    private static String wrong(FieldError error) {
        return FieldWords.of(error.field()) + ": " + error.message();
    }

    private static String changed(Detail detail) {
        return FieldWords.of(detail.field()) + ": " + (detail.before() == null ? "none" : detail.before()) + " → "
                + (detail.after() == null ? "none" : detail.after());
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

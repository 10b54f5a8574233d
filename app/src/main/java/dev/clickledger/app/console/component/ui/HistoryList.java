package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.Change.Detail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Who changed what and when, latest first. */
public final class HistoryList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    public HistoryList() {
        addClassName("history");
    }

    /** Shows changes of things in which no campaign is named. */
    public void show(List<Change> changes, Times times) {
        show(changes, times, id -> id);
    }

    /**
     * Shows changes.
     *
     * @param campaignName tells a campaign's name by its id
     */
    public void show(List<Change> changes, Times times, UnaryOperator<String> campaignName) {
        removeAll();
        if (changes.isEmpty()) {
            ListItem nothing = new ListItem("Nothing was changed so far.");
            nothing.addClassName("quiet");
            add(nothing);
        }
        changes.forEach(change -> add(item(change, times, campaignName)));
    }

    private static ListItem item(Change change, Times times, UnaryOperator<String> campaignName) {
        Span who = new Span(change.author() + " " + words(change));
        Span when = new Span(times.dayAndMinute(change.changedAt()));
        when.addClassName("quiet");
        ListItem item = new ListItem(who, when);
        if (!change.details().isEmpty() && showsDetails(change)) {
            item.add(details(change.details(), times, campaignName));
        }
        return item;
    }

    private static String words(Change change) {
        return switch (change.subject()) {
            case CAMPAIGN, AD -> change.action() + " it";
            case SIGNING_KEY -> change.action() + " signing key " + change.subjectId();
            case API_CLIENT -> change.action() + " API client " + change.subjectId();
        };
    }

    /** A word such as paused says it all. */
    private static boolean showsDetails(Change change) {
        return change.action().equals("changed") || change.action().equals("created");
    }

    private static DescriptionList details(List<Detail> details, Times times, UnaryOperator<String> campaignName) {
        DescriptionList list = new DescriptionList();
        for (Detail detail : details) {
            DescriptionList.Description values = new DescriptionList.Description();
            String before = detail.before();
            String after = detail.after();
            if (before != null) {
                values.add(new Old(value(detail.field(), before, times, campaignName)));
            }
            values.add(new New(after == null ? "none" : value(detail.field(), after, times, campaignName)));
            list.add(new DescriptionList.Term(FieldWords.of(detail.field())), values);
        }
        return list;
    }

    /** What people call a value that the history keeps as programs write it. */
    private static String value(String field, String kept, Times times, UnaryOperator<String> campaignName) {
        return switch (field) {
            case "campaignId" -> campaignName.apply(kept);
            case "startsAt", "endsAt" -> times.dayAndMinute(Instant.parse(kept));
            case "status" -> kept.charAt(0) + kept.substring(1).toLowerCase(Locale.ROOT);
            case "tokenRequired" -> kept.equals("true") ? "yes" : "no";
            default -> kept;
        };
    }

    @Tag("del")
    private static final class Old extends HtmlContainer {
        private static final long serialVersionUID = 1L;

        Old(String text) {
            setText(text);
        }
    }

    @Tag("ins")
    private static final class New extends HtmlContainer {
        private static final long serialVersionUID = 1L;

        New(String text) {
            setText(text);
        }
    }
}

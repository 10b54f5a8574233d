package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.ExampleClick;
import dev.clickledger.app.console.component.ui.FieldErrors;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.destination.Destination;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an ad, with a preview of where clicks will lead. */
final class AdForm extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AdDesk ads;
    private final String adId;
    private final Times times;
    private final transient FieldErrors errors = new FieldErrors();

    private final TextField name = errors.tie("name", new TextField("Name"));
    private final Select<CampaignEntry> campaign = errors.tie("campaignId", new Select<>());
    private final TextArea destination = errors.tie("destination", new TextArea("Destination"));
    private final DateTimePicker starts = errors.tie("startsAt", new DateTimePicker("Starts"));
    private final DateTimePicker ends = errors.tie("endsAt", new DateTimePicker("Ends"));
    private final TextField passThrough = errors.tie("passThrough", new TextField("Parameters to pass on"));
    private final Checkbox tokenRequired = new Checkbox("Count only clicks with a signed token");
    private final Code preview = new Code();
    private final Code previewLink = new Code();
    private final Span previewWhen = new Span(new Span("when the link is opened with "), previewLink);

    private transient @Nullable AdFields shown;

    AdForm(AdDesk ads, String adId, Times times) {
        this.ads = ads;
        this.adId = adId;
        this.times = times;
        addClassName("ad-form");

        campaign.setLabel("Campaign");
        campaign.setItemLabelGenerator(CampaignEntry::name);
        destination.setHelperText(
                "Macros behind the host are filled in for every click: {click_id} {ad_id} {campaign_id} {source}");
        destination.setValueChangeMode(ValueChangeMode.LAZY);
        destination.addValueChangeListener(_ -> preview());
        campaign.addValueChangeListener(_ -> preview());
        passThrough.setValueChangeMode(ValueChangeMode.LAZY);
        passThrough.addValueChangeListener(_ -> preview());
        for (DateTimePicker picker : List.of(starts, ends)) {
            picker.setStep(Duration.ofMinutes(15));
            picker.setHelperText("Empty for none. Times are " + times.zone() + ".");
        }
        tokenRequired.setHelperText("Others are still redirected, and counted apart as “Token missing”.");
        name.setRequiredIndicatorVisible(true);
        // the campaign is not marked: the mark gives a select's button an attribute that no button may have
        destination.setRequiredIndicatorVisible(true);

        Span previewTitle = new Span("A click will lead to");
        previewTitle.addClassName("quiet");
        previewWhen.addClassName("quiet");
        Div previewBox = new Div(previewTitle, preview, previewWhen);
        previewBox.addClassNames("preview", "wide");
        previewBox.getElement().setAttribute("role", "group");
        previewBox.getElement().setAttribute("aria-label", "Example click");
        previewBox.getElement().setAttribute("aria-live", "polite");
        destination.addClassName("wide");
        passThrough.setHelperText(
                "Names of parameters on the link that the destination gets too, such as gclid, msclkid. They take the place"
                        + " of its own parameters of the same name. What would make an address longer than "
                        + String.format(Locale.ROOT, "%,d", Destination.LONGEST_LOCATION) + " characters is left out.");
        passThrough.addClassName("wide");
        tokenRequired.addClassName("wide");
        add(name, campaign, destination, previewBox, passThrough, starts, ends, tokenRequired);
    }

    /** Shows an ad. */
    void show(AdFields fields, List<CampaignEntry> campaigns) {
        shown = fields;
        campaign.setItems(campaigns);
        name.setValue(fields.name());
        campaigns.stream()
                .filter(entry -> entry.id().equals(fields.campaignId()))
                .findFirst()
                .ifPresent(campaign::setValue);
        destination.setValue(fields.destination());
        passThrough.setValue(String.join(", ", fields.passThrough()));
        starts.setValue(times.local(fields.flight().startsAt()));
        ends.setValue(times.local(fields.flight().endsAt()));
        tokenRequired.setValue(fields.tokenRequired());
        errors.clear();
        preview();
    }

    void setReadOnly(boolean readOnly) {
        name.setReadOnly(readOnly);
        campaign.setReadOnly(readOnly);
        destination.setReadOnly(readOnly);
        passThrough.setReadOnly(readOnly);
        starts.setReadOnly(readOnly);
        ends.setReadOnly(readOnly);
        tokenRequired.setReadOnly(readOnly);
    }

    /** What was entered, on top of what the form does not show. */
    AdFields read(AdFields rest) {
        CampaignEntry chosen = campaign.getValue();
        return rest.withName(name.getValue())
                .withCampaignId(chosen == null ? "" : chosen.id())
                .withDestination(destination.getValue())
                .withPassThrough(Arrays.stream(passThrough.getValue().split("[,\\s]+"))
                        .filter(parameter -> !parameter.isEmpty())
                        .toList())
                .withTokenRequired(tokenRequired.getValue())
                .withFlight(new Flight(times.instant(starts.getValue()), times.instant(ends.getValue())));
    }

    /** Puts errors beside their fields; returns what belongs to none of them. */
    String show(List<FieldError> found) {
        return errors.show(found);
    }

    private void preview() {
        AdFields rest = shown;
        if (rest == null) {
            return;
        }
        AdFields now = read(rest);
        Optional<ExampleClick> example = ads.example(now, adId);
        preview.setText(example.map(ExampleClick::url).orElse("–"));
        String query = example.map(ExampleClick::query).orElse("");
        previewWhen.setVisible(!query.isEmpty());
        previewLink.setText('?' + query);
        List<FieldError> wrong = ads.check(now);
        mark(destination, "destination", now.destination().isEmpty() ? List.of() : wrong);
        mark(passThrough, "passThrough", wrong);
    }

    private static <F extends HasValidation> void mark(F field, String name, List<FieldError> wrong) {
        Optional<FieldError> first =
                wrong.stream().filter(error -> error.field().equals(name)).findFirst();
        field.setInvalid(first.isPresent());
        first.ifPresent(error -> field.setErrorMessage(error.message()));
    }
}

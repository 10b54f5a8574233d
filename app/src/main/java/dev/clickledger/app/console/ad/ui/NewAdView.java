package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.Message;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.component.ui.Visitor;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.shell.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** Where an ad is added. */
@Route(value = "ads/new", layout = MainLayout.class)
@PageTitle("New ad · Clickledger")
@PermitAll
public class NewAdView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final transient AdDesk ads;
    private final transient CampaignDesk campaigns;

    NewAdView(CurrentUser user, AdDesk ads, CampaignDesk campaigns) {
        this.user = user;
        this.ads = ads;
        this.campaigns = campaigns;
        addClassName("ads-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Optional<TenantScope> scope = Visitor.enter(event, user);
        if (scope.isEmpty()) {
            return;
        }
        if (user.editScope().isEmpty()) {
            event.rerouteToError(AccessDeniedException.class);
            return;
        }
        String campaign = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("campaign")
                .orElse("");
        show(campaigns.list(scope.get(), AdFilter.first(AdFilter.MOST)).items(), AdFields.ofNew(campaign, "", ""));
    }

    private void show(List<CampaignEntry> choices, AdFields start) {
        Paragraph trail = new Paragraph(new Anchor("/campaigns", "Campaigns"));
        trail.addClassName("trail");
        Div words = new Div(trail, new H1("New ad"));
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");

        Message message = new Message();
        AdForm form = new AdForm(ads, "new", Times.here());
        form.show(start, choices);
        Button add = new Button("Add ad", _ -> add(form, start, message));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div buttons = new Div(add);
        buttons.addClassName("tools");
        add(head, message, new Card("Settings", form, buttons));
    }

    private void add(AdForm form, AdFields start, Message message) {
        message.clear();
        switch (ads.create(Visitor.editor(user), form.read(start))) {
            case ChangeResult.Done<AdEntry>(AdEntry added) ->
                getUI().ifPresent(ui -> ui.navigate(AdView.address(added.id()).substring(1)));
            case ChangeResult.Refused<AdEntry>(List<FieldError> errors) -> {
                String rest = form.show(errors);
                if (!rest.isEmpty()) {
                    message.say(Message.Tone.BAD, rest);
                }
            }
            case ChangeResult.NotFound<AdEntry> _, ChangeResult.Stale<AdEntry> _ ->
                throw new IllegalStateException("a new ad is neither missing nor old");
        }
    }
}

package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.NoticePage;
import dev.clickledger.ui.stack.Accounts;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People try doors that are not theirs. */
@Journey
class RefusalIT {

    @Test
    void anAdvertiserCannotOpenTheAdminsPage(Windows windows) {
        for (Person person : List.of(Person.ACME_EDITOR, Person.ACME_VIEWER)) {
            Window window = windows.of(person);

            window.opens("/admin").notice().expectRefused();
            window.opens("/admin/tenants").notice().expectRefused();
            window.opens("/admin/audit").notice().expectRefused();
            assertThat(window.frame().pages()).isNotEmpty().doesNotContain("Recounts", "Tenants", "Audit");
        }
    }

    @Test
    void whoBelongsToNoTenantSeesNoFigures(Windows windows, RunningStack stack) {
        Person stranger = new Accounts(stack).viewerOfNoTenant();
        Window window = windows.open().opens("/");
        window.signIn().signIn(stranger);

        window.notice().expectRefused();
        window.opens("/?ad=acme-boots").notice().expectRefused();
        window.opens("/admin").notice().expectRefused();
        assertThat(window.frame().pages()).isEmpty();
    }

    @Test
    void aPageThatDoesNotExistIsNotFound(Windows windows) {
        NoticePage notice = windows.of(Person.ADMIN).opens("/no/such/page").notice();

        notice.expectNotFound();
        assertThat(notice.words()).contains("Not found").contains("Go to the dashboard");
    }
}

package dev.clickledger.app.console.session.ui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How many pages may be open at a replica. A browser's session without a page counts as one. */
@ConfigMapping(prefix = "clickledger.page")
interface PageSettings {

    /** Of one person, in all their browsers together. */
    @WithDefault("20")
    int perPerson();

    /** Of all people together; when it is not set, as many as find room in the heap. */
    OptionalInt inAll();
}

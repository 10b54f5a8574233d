package dev.clickledger.app.console.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/** Has the cookie of the pages' session sent by https alone where those of the sign-in are, see {@link BehindTls}. It says no
 * {@code SameSite}, which the servlet container cannot: without the sign-in's cookie, which does, it opens nothing. */
@WebListener
public final class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .getSessionCookieConfig()
                .setSecure(ConfigProvider.getConfig().getValue(BehindTls.SECURE_COOKIES, Boolean.class));
    }
}

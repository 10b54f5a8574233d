package dev.clickledger.app.console.browser;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Has the cookie of the pages' session sent by https alone where those of the sign-in are, see {@link BehindTls}. The servlet container
 * cannot say {@code SameSite}: behind TLS {@link HostCookies} does.
 */
@WebListener
public final class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .getSessionCookieConfig()
                .setSecure(ConfigProvider.getConfig().getValue(BehindTls.SECURE_COOKIES, Boolean.class));
    }
}

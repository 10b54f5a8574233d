package dev.clickledger.app.console.session;

import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PersonSession;
import dev.clickledger.app.console.security.SignIns;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a browser's session another id with each sign-in, so that an id that somebody knew before opens nothing after it.
 * Open pages of the same person go on under the new id; to another person the session is lost, with all that it holds.
 */
@WebFilter("/*")
public class SessionPerSignIn extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PERSON = SessionPerSignIn.class.getName() + ".person";
    private static final String MARK = SessionPerSignIn.class.getName() + ".mark";

    private final transient CurrentUser user;
    private final transient SignIns signIns;

    @Inject
    SessionPerSignIn(CurrentUser user, SignIns signIns) {
        this.user = user;
        this.signIns = signIns;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (nobody()) {
            chain.doFilter(request, response);
            return;
        }
        PersonSession reader = user.session();
        String mark = signIns.mark(reader);
        HttpSession kept = request.getSession(false);
        if (kept != null && !reader.person().equals(kept.getAttribute(PERSON))) {
            kept.invalidate();
        } else if (kept != null && !mark.equals(kept.getAttribute(MARK))) {
            request.changeSessionId();
            kept.setAttribute(MARK, mark);
        }
        chain.doFilter(new Claimed(request, reader.person(), mark), response);
    }

    /** A sign-in that has run out is none: what strangers may read is not refused for it. */
    private boolean nobody() {
        try {
            return user.anonymous();
        } catch (SecurityException _) {
            return true;
        }
    }

    /** Whoever makes a session behind this has made it for that person. */
    private static final class Claimed extends HttpServletRequestWrapper {

        private final String person;
        private final String mark;

        Claimed(HttpServletRequest request, String person, String mark) {
            super(request);
            this.person = person;
            this.mark = mark;
        }

        @Override
        public HttpSession getSession() {
            return Objects.requireNonNull(getSession(true));
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            if (session != null && session.isNew() && session.getAttribute(PERSON) == null) {
                session.setAttribute(PERSON, person);
                session.setAttribute(MARK, mark);
            }
            return session;
        }
    }
}

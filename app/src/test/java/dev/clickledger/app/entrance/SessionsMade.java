package dev.clickledger.app.entrance;

import jakarta.inject.Singleton;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the sessions that the servlet container makes. */
@Singleton
@WebListener
public class SessionsMade implements HttpSessionListener {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        MADE.incrementAndGet();
    }

    int count() {
        return MADE.get();
    }
}

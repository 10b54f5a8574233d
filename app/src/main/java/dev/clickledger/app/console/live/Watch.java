package dev.clickledger.app.console.live;

/** Someone's watching of something live, until closed. */
public interface Watch extends AutoCloseable {

    @Override
    void close();
}

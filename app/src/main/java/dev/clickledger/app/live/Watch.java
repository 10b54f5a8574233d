package dev.clickledger.app.live;

/** Someone's watching of something live, until closed. */
public interface Watch extends AutoCloseable {

    @Override
    void close();
}

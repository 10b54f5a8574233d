package dev.clickledger.app.entrance;

import dev.clickledger.app.role.Role;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * What the HTTP server does for each connection. HTTP/2 ends at the proxy: what nobody needs here needs no limits of its own.
 * Where only links are opened nothing is worth compressing and no push channel is opened, and no answer passes the steps for it.
 */
@Singleton
final class ServerOptions implements HttpServerOptionsCustomizer {

    private final Role role;

    ServerOptions(Role role) {
        this.role = role;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
        if (!role.servesConsole()) {
            options.setCompressionSupported(false)
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false);
        }
    }
}

package dev.clickledger.app.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins get that send something here with the cookies of who is signed in. */
@QuarkusTest
class ForeignOriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://console.example.evil.example",
                "https://evil.example:443",
                "https://console.example:8443",
                "http://console.example@evil.example",
                "null",
                "console.example",
                "https://",
                "%"
            })
    void aForeignPageOpensNoPushChannelAndSendsNothing(String origin) throws IOException {
        assertThat(push("console.example", origin)).isEqualTo(403);
        assertThat(send("POST", "/?v-r=uidl&v-uiId=0", origin)).isEqualTo(403);
        assertThat(send("POST", "/logout", origin)).isEqualTo(403);
        assertThat(send("DELETE", "/campaigns", origin)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "console.example, https://console.example",
        "console.example:443, https://console.example",
        "Console.Example, https://console.example",
        "localhost:8080, http://localhost:8080",
        "127.0.0.1:8080, http://127.0.0.1:8080",
        "[::1]:8080, http://[::1]:8080"
    })
    void theOwnPageGoesOnToTheSignIn(String host, String origin) throws IOException {
        assertThat(push(host, origin)).isNotEqualTo(403);
    }

    @Test
    void whatIsNoneOfThePagesBusinessGoesOn() throws IOException {
        assertThat(send("GET", "/campaigns", "https://evil.example")).isEqualTo(302);
        assertThat(send("POST", "/api/v1/campaigns", "https://evil.example")).isEqualTo(401);
        assertThat(send("GET", "/c/nothing", "https://evil.example")).isNotEqualTo(403);
    }

    private static int push(String host, String origin) throws IOException {
        return RawRequest.send(
                        RestAssured.port,
                        "GET /VAADIN/push?v-r=push&v-uiId=0 HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .status();
    }

    private static int send(String method, String path, String origin) throws IOException {
        return RawRequest.send(
                        RestAssured.port,
                        method + " " + path + " HTTP/1.1\r\nHost: console.example\r\nOrigin: " + origin
                                + "\r\nContent-Length: 0\r\n\r\n")
                .status();
    }
}

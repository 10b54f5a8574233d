package dev.clickledger.app.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.redirect.Clicks;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredAgentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://agent.example\"",
                "https://agent.example",
                "sig1=\"https://agent.example\"",
                "\"data:application/http-message-signatures-directory;base64,e30=\"",
                "\"unclosed",
                "?1",
                "",
                " "
            })
    void whoeverNamesAnAgentIsOneWhateverTheNameLooksLike(String value) {
        assertThat(DeclaredAgent.in(headers("signature-agent", value))).isTrue();
    }

    @Test
    void signatureForTheTagOfAgentsIsEnough() {
        assertThat(DeclaredAgent.in(headers(
                        "Signature-Input",
                        "sig1=(\"@authority\");created=1764460800;keyid=\"x\";alg=\"ed25519\";tag=\"Web-Bot-Auth\"")))
                .isTrue();
    }

    @Test
    void signatureForSomethingElseAndNoSignatureAreNoAgent() {
        assertThat(DeclaredAgent.in(headers("Signature-Input", "sig1=(\"@authority\");keyid=\"x\";tag=\"shop-app\"")))
                .isFalse();
        assertThat(DeclaredAgent.in(headers("User-Agent", Clicks.CHROME))).isFalse();
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}

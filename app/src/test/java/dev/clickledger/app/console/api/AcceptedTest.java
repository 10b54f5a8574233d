package dev.clickledger.app.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final List<MediaType> OFFERED = List.of(MediaType.APPLICATION_JSON_TYPE, CSV);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "* | application/json",
                "text/csv | text/csv",
                "TEXT/CSV | text/csv",
                "text/* | text/csv",
                "text/csv, application/json | application/json",
                "application/json;q=0.1, text/csv;q=0.2 | text/csv",
                "application/json;q=0, */*;q=0.1 | text/csv",
                "*/*;q=0.1, text/csv | text/csv",
                "text/csv;q=0, text/*, application/json;q=0.1 | application/json",
                "application/json;charset=utf-8 | application/json",
            })
    void mostWelcomeIsChosen(String header, String type) {
        assertThat(Accepted.of(header).best(OFFERED)).contains(MediaType.valueOf(type));
    }

    @Test
    void withoutTheHeaderEverythingIsAccepted() {
        for (@Nullable String header : new String[] {null, "", " "}) {
            assertThat(Accepted.of(header).best(OFFERED)).contains(MediaType.APPLICATION_JSON_TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "*/*;q=0", "text/html;q=0.9, image/*", "application/json;q=0"})
    void whatIsNotOfferedIsNotChosen(String header) {
        assertThat(Accepted.of(header).best(OFFERED)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "application/json;q=much", "application/json;q=2", "a/b/c;"})
    void whatIsNoMediaTypeIsRefused(String header) {
        assertThatThrownBy(() -> Accepted.of(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(Problem.InvalidValue::name)
                                .containsExactly("Accept"));
    }
}

package app.visant.adapter.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.ApiKeyAnswer;
import app.visant.contracts.people.v1.ApiKeyItem;
import app.visant.contracts.people.v1.LoginRequest;
import app.visant.contracts.people.v1.MemberGroupsRequest;
import app.visant.contracts.people.v1.RedeemRequest;
import jakarta.ws.rs.core.Form;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void keepsWhatIsNamedAndNoSecret() {
        assertThat(Facts.of(new LoginRequest("vera@example.org", "secret")))
                .containsOnlyKeys("email")
                .containsValue("vera@example.org");
        assertThat(Facts.of("secret")).isEmpty();
        assertThat(Facts.of(null)).isEmpty();
    }

    @Test
    void keepsListsOfIds() {
        assertThat(Facts.of(new MemberGroupsRequest(List.of("a", "b")))).containsEntry("groups", "[\"a\",\"b\"]");
    }

    @Test
    void keepsWhatIsNamedInWhatIsInAMessage() {
        ApiKeyItem key = new ApiKeyItem("k1", "robot", List.of("devices:read"), "vsk_ab", "Vera", NOON, NOON, null);
        assertThat(Facts.of(new ApiKeyAnswer("secret", key)))
                .containsEntry("key.id", "k1")
                .containsEntry("key.ends_at", "2026-03-01T12:00:00Z")
                .doesNotContainValue("secret");
    }

    @Test
    void keepsTheSameOfAForm() {
        Form form = new Form().param("email", "vera@example.org").param("password", "secret");
        assertThat(Facts.of(form)).containsOnlyKeys("email").containsValue("vera@example.org");
    }

    @Test
    void keepsOnlyTheBeginningOfACode() {
        assertThat(Facts.of(new RedeemRequest("SUMMER-2026"))).containsEntry("code", "SUMM…");
        assertThat(Facts.of(new RedeemRequest("ABC"))).containsEntry("code", "A…");
        assertThat(Facts.of(new RedeemRequest(""))).isEmpty();
    }
}

package app.visant.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Who NOBODY = Who.nobody("192.0.2.7");

    @Test
    void hashesAFormThatAnybodyCanMakeAgain() {
        Draft draft = new Draft(
                ChainId.INSTALLATION,
                NOON,
                Step.ALONE,
                0,
                NOBODY,
                "POST /v1/auth/login",
                "/v1/auth/login",
                new Outcome(401, "invalid_credentials", Map.of("email", "vera@example.org")));
        String form = "14:visant-audit-136:00000000-0000-0000-0000-0000000000001:1"
                + "64:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                + "20:2026-03-01T12:00:00Z5:ALONE1:06:NOBODY0:0:9:192.0.2.7"
                + "19:POST /v1/auth/login14:/v1/auth/login3:40119:invalid_credentials"
                + "5:email16:vera@example.org";
        assertThat(Entry.after(0, Entry.BEGINNING, draft).hash())
                .isEqualTo(Sha256.of(form.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsFieldsApartThatReadTheSameTogether() {
        assertThat(Entry.after(0, Entry.BEGINNING, draft("GET /a", "b")).hash())
                .isNotEqualTo(
                        Entry.after(0, Entry.BEGINNING, draft("GET /", "ab")).hash());
    }

    @Test
    void keepsOnlyTextThatCanBeStoredAndShown() {
        Draft draft = draft("GET /a", "/x\u0000\n" + Character.highSurrogate(0x1F600) + "y".repeat(1000));
        assertThat(draft.path()).startsWith("/x  ?y").hasSize(500);
        assertThat(new Outcome(200, "", Map.of("name", "a\tb")).facts()).containsEntry("name", "a b");
    }

    private static Draft draft(String action, String path) {
        return new Draft(ChainId.INSTALLATION, NOON, Step.ALONE, 0, NOBODY, action, path, Outcome.NONE);
    }
}

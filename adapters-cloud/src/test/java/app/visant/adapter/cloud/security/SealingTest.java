package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final String OLD = key(1, 32);
    private static final String NEW = key(2, 48);
    private static final String TEXT = "Open https://visant.example/ui/reset?token=abc – good until ten.";

    private final Sealing sealing = new Sealing(SecretKeys.parse(OLD));

    @Test
    void opensWhatItSealed() {
        String sealed = sealing.seal(TEXT, "letter 1");

        assertThat(sealed).doesNotContain("token").doesNotContain("reset");
        assertThat(sealing.open(sealed, "letter 1")).contains(TEXT);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(sealing.seal(TEXT, "letter 1")).isNotEqualTo(sealing.seal(TEXT, "letter 1"));
    }

    @Test
    void opensNothingThatBelongsElsewhere() {
        assertThat(sealing.open(sealing.seal(TEXT, "letter 1"), "letter 2")).isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        String sealed = sealing.seal(TEXT, "letter 1");
        byte[] bytes = Base64.getDecoder().decode(sealed);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(sealing.open(Base64.getEncoder().encodeToString(changed), "letter 1"))
                    .as("changed at %s", i)
                    .isEmpty();
        }
        assertThat(sealing.open(sealed.substring(0, sealed.length() - 8), "letter 1"))
                .isEmpty();
        assertThat(sealing.open("", "letter 1")).isEmpty();
        assertThat(sealing.open(TEXT, "letter 1")).isEmpty();
    }

    @Test
    void opensWhatAFormerKeySealedUntilThatIsDropped() {
        String before = sealing.seal(TEXT, "letter 1");
        Sealing both = new Sealing(SecretKeys.parse(NEW + "," + OLD));
        Sealing newAlone = new Sealing(SecretKeys.parse(NEW));

        assertThat(both.open(before, "letter 1")).contains(TEXT);
        assertThat(newAlone.open(both.seal(TEXT, "letter 1"), "letter 1")).contains(TEXT);
        assertThat(newAlone.open(before, "letter 1")).isEmpty();
    }

    private static String key(int with, int bytes) {
        byte[] key = new byte[bytes];
        Arrays.fill(key, (byte) with);
        return Base64.getEncoder().encodeToString(key);
    }
}

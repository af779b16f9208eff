package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class Argon2idPasswordHashingTest {
    private final Argon2idPasswordHashing hashing = new Argon2idPasswordHashing(new SecureIds(InstantSource.system()));

    @Test
    void knowsThePasswordAndNoOther() {
        String hash = hashing.hash("correct horse");
        assertThat(hashing.matches("correct horse", hash)).isTrue();
        assertThat(hashing.matches("correct horsf", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(hashing.hash("same")).isNotEqualTo(hashing.hash("same"));
    }

    @Test
    void checksAHashThatTheReferenceProgramMadeWithOtherParameters() {
        // From the test suite of the reference program: 64 MiB, 2 passes, 1 lane.
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hashing.matches("password", reference)).isTrue();
        assertThat(hashing.matches("differentpassword", reference)).isFalse();
    }

    @Test
    void saysThatAStoredHashIsDamaged() {
        assertThatThrownBy(() -> hashing.matches("x", "not a hash")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void computesNoMoreAtOnceThanItMay() {
        Turns one = new Turns(1, Duration.ZERO);
        Argon2idPasswordHashing bounded = new Argon2idPasswordHashing(new SecureIds(InstantSource.system()), one);
        String hash = bounded.hash("correct horse");

        one.take(() -> {
            assertThatThrownBy(() -> bounded.hash("correct horse")).isInstanceOf(PasswordsBusy.class);
            assertThatThrownBy(() -> bounded.matches("correct horse", hash)).isInstanceOf(PasswordsBusy.class);
            return hash;
        });

        assertThat(bounded.matches("correct horse", hash)).isTrue();
    }
}

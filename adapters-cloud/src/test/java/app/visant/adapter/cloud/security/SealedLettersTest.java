package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.mail.InMemoryLetters;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.LetterId;
import app.visant.domain.mail.Letters;
import app.visant.domain.mail.LettersContract;
import app.visant.domain.mail.WaitingLetter;
import app.visant.domain.tenant.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedLettersTest extends LettersContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final LetterId ID = new LetterId(new UUID(0, 7));
    private static final Letter LETTER = new Letter(
            new EmailAddress("ada@example.org"), "Your password", "https://visant.example/ui/reset?token=abc");

    private final Letters kept = new InMemoryLetters();
    private final Letters letters = with("0");

    @Override
    protected Letters letters() {
        return letters;
    }

    private Letters with(String key) {
        String base64 = Base64.getEncoder().encodeToString(key.repeat(32).getBytes(StandardCharsets.US_ASCII));
        return new SealedLetters(kept, new Sealing(SecretKeys.parse(base64)));
    }

    @Test
    void keepsNothingOfTheTextLegible() {
        letters.add(ID, LETTER, NOW);

        assertThat(kept.take(1, NOW, LATER))
                .extracting(waiting -> waiting.letter().text())
                .noneMatch(text -> text.contains("token") || text.contains("visant.example"));
        assertThat(letters.take(1, LATER, LATER.plusSeconds(1)))
                .extracting(waiting -> waiting.letter().text())
                .containsExactly(LETTER.text());
    }

    @Test
    void carriesLettersThatWereWrittenBeforeTheyWereSealed() {
        kept.add(ID, LETTER, NOW);

        assertThat(letters.take(1, NOW, LATER))
                .extracting(WaitingLetter::letter)
                .containsExactly(LETTER);
    }

    @Test
    void leavesToAnotherServerWhatItCannotOpenAndGoesOnWithTheOthers() {
        LetterId other = new LetterId(new UUID(0, 8));
        with("1").add(ID, LETTER, NOW);
        letters.add(other, LETTER, NOW);

        assertThat(letters.take(2, NOW, LATER)).extracting(WaitingLetter::id).containsExactly(other);
        assertThat(with("1").take(2, NOW.plusSeconds(5), LATER))
                .as("soon, and not when the first would have come to nothing")
                .extracting(WaitingLetter::letter)
                .containsExactly(LETTER);
    }

    @Test
    void givesUpWhatNobodyOpenedForTooLong() {
        with("1").add(ID, LETTER, NOW);
        Instant tooLate = NOW.plus(WaitingLetter.LONGEST);

        assertThat(letters.take(1, tooLate.minusSeconds(60), tooLate)).isEmpty();
        assertThat(kept.count()).isEqualTo(1);
        assertThat(letters.take(1, tooLate, tooLate.plusSeconds(1))).isEmpty();
        assertThat(kept.count()).isZero();
    }

    @Test
    void isReadableForNobodyElse() {
        letters.add(ID, LETTER, NOW);
        Letter sealed = kept.take(1, NOW, LATER).getFirst().letter();
        kept.forget(ID);
        kept.add(ID, new Letter(new EmailAddress("mallory@example.org"), sealed.subject(), sealed.text()), NOW);

        assertThat(letters.take(1, NOW, LATER)).isEmpty();
    }
}

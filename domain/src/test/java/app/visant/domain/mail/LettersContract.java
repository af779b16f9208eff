package app.visant.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.tenant.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Letters} does. */
public abstract class LettersContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(15);

    /** Empty at the beginning of a test; the same in one test. */
    protected abstract Letters letters();

    @Test
    void keepsALetterWholeUntilItIsForgotten() {
        Letter letter = add(1, NOW);
        assertThat(letters().count()).isEqualTo(1);
        assertThat(take(NOW)).containsExactly(new WaitingLetter(id(1), letter, NOW, 1));
        assertThat(letters().count()).isEqualTo(1);
        letters().forget(id(1));
        assertThat(letters().count()).isZero();
        assertThat(take(NOW.plus(HOLD))).isEmpty();
        letters().forget(id(1));
    }

    @Test
    void givesALetterToOneAtATimeAndAgainWhenNothingIsHeardOfIt() {
        Letter letter = add(1, NOW);
        take(NOW);
        assertThat(take(NOW.plus(HOLD).minusMillis(1))).isEmpty();
        assertThat(take(NOW.plus(HOLD))).containsExactly(new WaitingLetter(id(1), letter, NOW, 2));
    }

    @Test
    void givesALetterAgainWhenItIsDue() {
        add(1, NOW);
        take(NOW);
        letters().postpone(id(1), NOW.plusSeconds(30));
        assertThat(take(NOW.plusSeconds(29))).isEmpty();
        assertThat(take(NOW.plusSeconds(30))).extracting(WaitingLetter::tries).containsExactly(2);
        letters().postpone(id(9), NOW);
    }

    @Test
    void givesThoseFirstThatAreDueForLongest() {
        add(2, NOW.plusSeconds(2));
        add(1, NOW.plusSeconds(1));
        add(3, NOW.plusSeconds(3));
        add(4, NOW.plusSeconds(60));
        Instant later = NOW.plusSeconds(5);
        assertThat(letters().take(2, later, later.plus(HOLD)))
                .extracting(WaitingLetter::id)
                .containsExactly(id(1), id(2));
        assertThat(take(later)).extracting(WaitingLetter::id).containsExactly(id(3));
    }

    @Test
    void givesEachLetterToOneOfManyWhoTakeAtOnce() throws Exception {
        for (int number = 0; number < 40; number++) {
            add(number, NOW);
        }
        List<List<WaitingLetter>> taken = InParallel.run(8, _ -> letters().take(5, NOW, NOW.plus(HOLD)));
        List<LetterId> all = new ArrayList<>(
                taken.stream().flatMap(List::stream).map(WaitingLetter::id).toList());
        take(NOW).forEach(left -> all.add(left.id()));
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
    }

    private Letter add(int number, Instant at) {
        Letter letter = new Letter(new EmailAddress("ada@example.org"), "Grüße " + number, "Line one\nLine ö\n");
        letters().add(id(number), letter, at);
        return letter;
    }

    private List<WaitingLetter> take(Instant now) {
        return letters().take(100, now, now.plus(HOLD));
    }

    private static LetterId id(int number) {
        return new LetterId(new UUID(8, number));
    }
}

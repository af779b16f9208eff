package app.visant.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.mail.CarryLetters.GivenUp;
import app.visant.domain.mail.CarryLetters.Round;
import app.visant.domain.mail.Delivery.Away;
import app.visant.domain.mail.Delivery.Delivered;
import app.visant.domain.mail.Delivery.Later;
import app.visant.domain.mail.Delivery.Refused;
import app.visant.domain.tenant.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CarryLettersTest {
    private final TestClock clock = new TestClock();
    private final InMemoryLetters letters = new InMemoryLetters();
    private final KeptMail mail = new KeptMail(letters, new PredictableIds(), clock);
    private final List<String> brought = new ArrayList<>();
    private Delivery answer = new Delivered();
    private final CarryLetters carry = new CarryLetters(
            letters,
            (id, letter) -> {
                brought.add(letter.subject());
                return letter.subject().equals("refused") ? new Refused("nobody there") : answer;
            },
            clock);

    @Test
    void bringsAllThatWaitsAndForgetsIt() {
        for (int i = 0; i < 25; i++) {
            send("letter " + i);
        }
        assertThat(carry.carry()).isEqualTo(new Round(25, List.of(), Optional.empty()));
        assertThat(brought).hasSize(25).doesNotHaveDuplicates();
        assertThat(letters.count()).isZero();
        assertThat(carry.carry()).isEqualTo(new Round(0, List.of(), Optional.empty()));
    }

    @Test
    void losesNoneWhileTheServerIsAwayAndDoesNotTryEach() {
        for (int i = 0; i < 25; i++) {
            send("letter " + i);
        }
        answer = new Away("connection refused");
        assertThat(carry.carry()).isEqualTo(new Round(0, List.of(), Optional.of("connection refused")));
        assertThat(brought).hasSize(1);
        assertThat(letters.count()).isEqualTo(25);

        answer = new Delivered();
        clock.advance(Duration.ofMinutes(1));
        assertThat(carry.carry().delivered()).isEqualTo(25);
        assertThat(letters.count()).isZero();
    }

    @Test
    void triesAgainAfterEverLongerPauses() {
        send("letter");
        answer = new Later("greylisted");
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            carry.carry();
            int tries = brought.size();
            clock.advance(Duration.ofSeconds(seconds - 1));
            carry.carry();
            assertThat(brought).as("too early").hasSize(tries);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void givesUpWhatIsRefusedAndBringsTheOthers() {
        send("refused");
        send("letter");
        Round round = carry.carry();
        assertThat(round.delivered()).isEqualTo(1);
        assertThat(round.givenUp()).extracting(GivenUp::reason).containsExactly("nobody there");
        assertThat(round.givenUp().getFirst().letter().subject()).isEqualTo("refused");
        assertThat(letters.count()).isZero();
    }

    @Test
    void givesUpWhatNobodyTakesForThreeDays() {
        send("letter");
        answer = new Away("no route");
        clock.advance(WaitingLetter.LONGEST.minusSeconds(1));
        assertThat(carry.carry().givenUp()).isEmpty();
        clock.advance(Duration.ofMinutes(15));
        assertThat(carry.carry().givenUp()).extracting(GivenUp::reason).containsExactly("no route");
        assertThat(letters.count()).isZero();
    }

    @Test
    void bringsAgainWhatACrashLeftOnItsWay() {
        send("letter");
        letters.take(1, clock.instant(), clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(carry.carry().delivered()).isZero();
        clock.advance(Duration.ofMinutes(15));
        assertThat(carry.carry().delivered()).isEqualTo(1);
    }

    private void send(String subject) {
        mail.send(new Letter(new EmailAddress("ada@example.org"), subject, "Text"));
    }
}

package app.visant.domain.mail;

import app.visant.domain.mail.Delivery.Away;
import app.visant.domain.mail.Delivery.Delivered;
import app.visant.domain.mail.Delivery.Later;
import app.visant.domain.mail.Delivery.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the letters that wait carried to a mail server. A letter may come twice after a crash; none is lost. */
public final class CarryLetters {
    private static final int BATCH = 10;

    /** Longer than a batch can take, even if the server is slow with each. */
    private static final Duration HOLD = Duration.ofMinutes(15);

    private final Letters letters;
    private final Carrier carrier;
    private final InstantSource clock;

    public CarryLetters(Letters letters, Carrier carrier, InstantSource clock) {
        this.letters = letters;
        this.carrier = carrier;
        this.clock = clock;
    }

    /**
     * What came of a round.
     *
     * @param delivered how many letters the server has now
     * @param givenUp those that nobody will get, with the reasons
     * @param away why the server takes none at the moment, if that is so; those that are left are tried again later
     */
    public record Round(int delivered, List<GivenUp> givenUp, Optional<String> away) {
        public Round {
            givenUp = List.copyOf(givenUp);
        }
    }

    /** A letter that nobody will get. */
    public record GivenUp(Letter letter, String reason) {}

    /** Blocks until all letters that are due were tried, or the server turns out to be away. */
    public Round carry() {
        int delivered = 0;
        List<GivenUp> givenUp = new ArrayList<>();
        Optional<String> away = Optional.empty();
        List<WaitingLetter> taken;
        do {
            Instant now = clock.instant();
            taken = letters.take(BATCH, now, now.plus(HOLD));
            for (WaitingLetter each : taken) {
                Delivery delivery =
                        away.<Delivery>map(Away::new).orElseGet(() -> carrier.carry(each.id(), each.letter()));
                switch (delivery) {
                    case Delivered() -> {
                        letters.forget(each.id());
                        delivered++;
                    }
                    case Refused(String reason) -> givenUp.add(giveUp(each, reason));
                    case Later(String reason) -> wait(each, reason).ifPresent(givenUp::add);
                    case Away(String reason) -> {
                        away = Optional.of(reason);
                        wait(each, reason).ifPresent(givenUp::add);
                    }
                }
            }
        } while (taken.size() == BATCH && away.isEmpty());
        return new Round(delivered, givenUp, away);
    }

    private Optional<GivenUp> wait(WaitingLetter letter, String reason) {
        Instant now = clock.instant();
        if (letter.isStale(now)) {
            return Optional.of(giveUp(letter, reason));
        }
        letters.postpone(letter.id(), now.plus(letter.pause()));
        return Optional.empty();
    }

    private GivenUp giveUp(WaitingLetter letter, String reason) {
        letters.forget(letter.id());
        return new GivenUp(letter.letter(), reason);
    }
}

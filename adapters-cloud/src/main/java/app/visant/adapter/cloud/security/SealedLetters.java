package app.visant.adapter.cloud.security;

import app.visant.domain.mail.Letter;
import app.visant.domain.mail.LetterId;
import app.visant.domain.mail.Letters;
import app.visant.domain.mail.WaitingLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters that wait sealed, since many hold a link that proves their reader. Addresses and subjects stay legible. One that can't be
 * opened here is left to another server of the same database, which may have its key; nobody has it when it is too old to be sent, and
 * it is given up.
 */
public final class SealedLetters implements Letters {
    private static final Logger log = LoggerFactory.getLogger(SealedLetters.class);
    private static final String SEALED = "sealed:";

    /** Before it is looked at again, by another server as may be; each time longer by this. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Letters letters;
    private final Sealing sealing;

    public SealedLetters(Letters letters, Sealing sealing) {
        this.letters = letters;
        this.sealing = sealing;
    }

    @Override
    public void add(LetterId id, Letter letter, Instant now) {
        String sealed = SEALED + sealing.seal(letter.text(), place(id, letter));
        letters.add(id, new Letter(letter.to(), letter.subject(), sealed), now);
    }

    @Override
    public List<WaitingLetter> take(int limit, Instant now, Instant until) {
        return letters.take(limit, now, until).stream()
                .flatMap(waiting -> opened(waiting, now))
                .toList();
    }

    private Stream<WaitingLetter> opened(WaitingLetter waiting, Instant now) {
        Letter letter = waiting.letter();
        if (!letter.text().startsWith(SEALED)) {
            // It was written before letters were sealed.
            return Stream.of(waiting);
        }
        Optional<String> text = sealing.open(letter.text().substring(SEALED.length()), place(waiting.id(), letter));
        if (text.isEmpty()) {
            leave(waiting, now);
        }
        return text.map(plain -> new Letter(letter.to(), letter.subject(), plain)).stream()
                .map(plain -> new WaitingLetter(waiting.id(), plain, waiting.writtenAt(), waiting.tries()));
    }

    private void leave(WaitingLetter waiting, Instant now) {
        boolean givenUp = waiting.isStale(now);
        log.error(
                "The letter \"{}\" to {} can't be read with the keys of this server (secrets.keys); {}",
                waiting.letter().subject(),
                waiting.letter().to(),
                givenUp ? "it is given up, and its reader may ask again" : "it waits for a server that has its key");
        if (givenUp) {
            letters.forget(waiting.id());
        } else {
            letters.postpone(waiting.id(), now.plus(PAUSE.multipliedBy(waiting.tries())));
        }
    }

    /** Nobody else's address can be put before the text. */
    private static String place(LetterId id, Letter letter) {
        return "letter " + id.value() + " to " + letter.to().value();
    }

    @Override
    public void postpone(LetterId id, Instant until) {
        letters.postpone(id, until);
    }

    @Override
    public void forget(LetterId id) {
        letters.forget(id);
    }

    @Override
    public int count() {
        return letters.count();
    }
}

package app.visant.domain.mail;

import app.visant.domain.kernel.Ids;
import java.time.InstantSource;

/** Keeps letters until they are carried, so that a mail server that is away loses none. */
public final class KeptMail implements Mail {
    private final Letters letters;
    private final Ids ids;
    private final InstantSource clock;

    public KeptMail(Letters letters, Ids ids, InstantSource clock) {
        this.letters = letters;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        letters.add(new LetterId(ids.newUuid()), letter, clock.instant());
    }
}

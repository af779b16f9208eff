package app.visant.domain.mail;

/** Port: sends letters. Safe for use by many threads. */
public interface Mail {
    /** Takes a letter on: when it returns, the letter is with whoever delivers it, and is not lost with this program. */
    void send(Letter letter);
}

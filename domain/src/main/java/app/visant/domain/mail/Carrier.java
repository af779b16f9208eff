package app.visant.domain.mail;

/** Port: brings letters to a mail server. Safe for use by many threads. */
public interface Carrier {
    /**
     * Blocks until the server has said what becomes of the letter, or a time is over.
     *
     * @param id the same each time that the letter is brought, so that a reader's program knows it again
     */
    Delivery carry(LetterId id, Letter letter);
}

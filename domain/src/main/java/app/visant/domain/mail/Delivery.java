package app.visant.domain.mail;

/** What became of a letter that was brought to a mail server. */
public sealed interface Delivery {
    /** The server has it, and answers for it from now on. */
    record Delivered() implements Delivery {}

    /** The server will never take it: there is nobody at that address. */
    record Refused(String reason) implements Delivery {}

    /** The server does not take this letter now. */
    record Later(String reason) implements Delivery {}

    /** The server can't be reached, or takes no letters from us at all. */
    record Away(String reason) implements Delivery {}
}

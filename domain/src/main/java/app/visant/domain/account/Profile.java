package app.visant.domain.account;

/**
 * What an account says of its person, beside how they log in.
 *
 * @param name what they are called; empty if they did not say
 * @param verified whether they showed that letters to their address reach them
 */
public record Profile(String name, boolean verified) {}

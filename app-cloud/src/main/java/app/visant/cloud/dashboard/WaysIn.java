package app.visant.cloud.dashboard;

/**
 * How people get in.
 *
 * @param password by one that they say here
 * @param ownAccounts whether the password is of their account here, so that they choose it here
 * @param signUp by a new account
 * @param issuer by a visit to an issuer outside
 */
public record WaysIn(boolean password, boolean ownAccounts, boolean signUp, boolean issuer) {}

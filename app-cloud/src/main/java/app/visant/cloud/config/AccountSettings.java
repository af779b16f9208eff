package app.visant.cloud.config;

import java.time.Duration;

/**
 * How people come to accounts by themselves.
 *
 * @param signUp whether anybody may make an account and an organisation
 * @param unverifiedKept how long an organisation is kept whose owner never verified their address, and that was never used; zero for ever
 */
public record AccountSettings(boolean signUp, Duration unverifiedKept) {
    static AccountSettings read(Settings settings, Identity identity) {
        boolean open = settings.flag("accounts.sign_up", true);
        return new AccountSettings(
                open && identity.ownAccounts(),
                settings.duration(
                        "accounts.keep_unverified", Duration.ofDays(14), Duration.ZERO, Duration.ofDays(3660)));
    }
}

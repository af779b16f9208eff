package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/**
 * @param tokenType {@code bearer}
 * @param expiresIn seconds that the access token lives
 */
public record TokenAnswer(String accessToken, String refreshToken, String tokenType, long expiresIn, User user) {
    public TokenAnswer {
        requireNonNull(accessToken, "access_token");
        requireNonNull(refreshToken, "refresh_token");
        requireNonNull(tokenType, "token_type");
        requireNonNull(user, "user");
    }
}

package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/** A new key, with its secret for this one time. */
public record ApiKeyAnswer(String secret, ApiKeyItem key) {
    public ApiKeyAnswer {
        requireNonNull(secret, "secret");
        requireNonNull(key, "key");
    }

    @Override
    public String toString() {
        return "ApiKeyAnswer[…, " + key + "]";
    }
}

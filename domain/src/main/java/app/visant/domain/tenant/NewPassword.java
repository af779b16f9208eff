package app.visant.domain.tenant;

import app.visant.domain.kernel.InvalidInput;

/** A password that somebody chose: long enough to be hard to guess, and short enough to be hashed. */
public record NewPassword(String value) {
    public static final int MIN_LENGTH = 10;
    public static final int MAX_LENGTH = 256;

    /** @throws InvalidInput if it is too short or too long; of its characters nothing is asked */
    public NewPassword {
        if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
            throw new InvalidInput("password", "must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return "NewPassword[…]";
    }
}

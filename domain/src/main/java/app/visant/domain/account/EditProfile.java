package app.visant.domain.account;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.UserId;

/** Lets people say who they are. */
public final class EditProfile {
    private static final int MAX_NAME = 100;

    private final Profiles profiles;

    public EditProfile(Profiles profiles) {
        this.profiles = profiles;
    }

    /** @throws NotFound if the person is gone */
    public Profile show(UserId person) {
        return profiles.find(person).orElseThrow(() -> new NotFound("member", person.toString()));
    }

    /**
     * @param name what they want to be called, at most 100 characters in one line; empty for nothing
     * @throws InvalidInput if nobody can be called that
     * @throws NotFound if the person is gone
     */
    public Profile rename(UserId person, String name) {
        String stripped = name.strip();
        if (stripped.length() > MAX_NAME || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "must have at most " + MAX_NAME + " characters in one line");
        }
        profiles.rename(person, stripped);
        return show(person);
    }
}

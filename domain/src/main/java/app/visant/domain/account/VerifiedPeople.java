package app.visant.domain.account;

import app.visant.domain.kernel.UserId;

/** Knows whose address is known to be their own. */
public final class VerifiedPeople {
    private final Profiles profiles;

    public VerifiedPeople(Profiles profiles) {
        this.profiles = profiles;
    }

    public boolean contains(UserId person) {
        return profiles.find(person).map(Profile::verified).orElse(false);
    }

    /**
     * Before anything that sends letters to others, or that counts on the address.
     *
     * @throws AddressUnverified if the person has not shown that the address is theirs
     */
    public void require(UserId person) {
        if (!contains(person)) {
            throw new AddressUnverified();
        }
    }
}

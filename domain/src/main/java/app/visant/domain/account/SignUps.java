package app.visant.domain.account;

import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisation;

/** Port: takes in those who sign up. Safe for use by many threads; changes are durable on return. */
public interface SignUps {
    /**
     * Adds the organisation and its owner, whose address is not verified yet: both or neither.
     *
     * @return false if the address has an account already, and then nothing is changed
     */
    boolean add(Organisation organisation, Account owner);
}

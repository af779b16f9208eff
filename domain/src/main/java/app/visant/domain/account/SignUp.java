package app.visant.domain.account;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.AddressTaken;
import app.visant.domain.tenant.Delays;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Makes an organisation and its owner for somebody who comes by themselves. */
public final class SignUp {
    /** From one place a day, before the next has to wait. */
    static final Delays DELAYS = new Delays(5, Duration.ofMinutes(1), Duration.ofHours(1));

    private final SignUps signUps;
    private final PasswordHashing hashing;
    private final LogInAttempts attempts;
    private final VerifyAddress verify;
    private final boolean open;
    private final Ids ids;
    private final InstantSource clock;

    /** @param open whether anybody may sign up */
    public SignUp(
            SignUps signUps,
            PasswordHashing hashing,
            LogInAttempts attempts,
            VerifyAddress verify,
            boolean open,
            Ids ids,
            InstantSource clock) {
        this.signUps = signUps;
        this.hashing = hashing;
        this.attempts = attempts;
        this.verify = verify;
        this.open = open;
        this.ids = ids;
        this.clock = clock;
    }

    public boolean isOpen() {
        return open;
    }

    /**
     * Sends a letter by which the owner shows that the address is theirs. Each attempt counts, whatever comes of it.
     *
     * @param from where it comes from
     * @throws SignUpClosed if nobody may
     * @throws TooManyAttempts if too many came from there lately
     * @throws AddressTaken if the address has an account already
     */
    public User signUp(Request request, String from) {
        if (!open) {
            throw new SignUpClosed();
        }
        Instant now = clock.instant();
        attempts.begin("sign-up:" + from, DELAYS, now).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        Organisation organisation = new Organisation(
                new OrganisationId(ids.newUuid()),
                request.organisation(),
                Organisation.DEFAULT_DEVICE_SLOTS,
                new Plan.Trial(now.plus(Plan.TRIAL)),
                false,
                now);
        User owner = new User(new UserId(ids.newUuid()), organisation.id(), request.email(), Role.OWNER);
        if (!signUps.add(
                organisation, new Account(owner, hashing.hash(request.password().value())))) {
            throw new AddressTaken();
        }
        verify.send(owner);
        return owner;
    }

    /**
     * Who signs up.
     *
     * @param organisation what it is to be called, 1 to 100 characters in one line
     */
    public record Request(EmailAddress email, NewPassword password, String organisation) {
        private static final int MAX_NAME = 100;

        /** @throws InvalidInput if the organisation can't be called that */
        public Request {
            organisation = organisation.strip();
            if (organisation.isEmpty()
                    || organisation.length() > MAX_NAME
                    || organisation.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidInput("organisation", "must have 1 to " + MAX_NAME + " characters in one line");
            }
        }

        @Override
        public String toString() {
            return "Request[" + email + ", " + organisation + "]";
        }
    }
}

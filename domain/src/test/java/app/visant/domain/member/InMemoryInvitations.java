package app.visant.domain.member;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Its organisations never have a device or a picture. */
public final class InMemoryInvitations implements Invitations {
    private final Map<Sha256, Invitation> invitations = new HashMap<>();
    private final InMemoryOrganisations organisations;
    private final InMemoryUsers users;
    private final InMemoryProfiles profiles;

    /**
     * @param users where those go who accept
     * @param profiles those of the users
     */
    public InMemoryInvitations(InMemoryOrganisations organisations, InMemoryUsers users, InMemoryProfiles profiles) {
        this.organisations = organisations;
        this.users = users;
        this.profiles = profiles;
    }

    @Override
    public synchronized void put(Invitation invitation, Sha256 token) {
        invitations
                .values()
                .removeIf(earlier -> earlier.organisation().equals(invitation.organisation())
                        && earlier.email().equals(invitation.email()));
        invitations.put(token, invitation);
    }

    @Override
    public synchronized List<Invitation> open(OrganisationId organisation, Instant now) {
        return open(now).stream()
                .filter(invitation -> invitation.organisation().equals(organisation))
                .sorted(Comparator.comparing(invitation -> invitation.email().value()))
                .toList();
    }

    /** Whatever accounts there are. */
    public synchronized List<Invitation> openFor(EmailAddress email, Instant now) {
        return open(now).stream()
                .filter(invitation -> invitation.email().equals(email))
                .sorted(Comparator.comparing(Invitation::madeAt)
                        .thenComparing(invitation -> invitation.id().toString()))
                .toList();
    }

    private List<Invitation> open(Instant now) {
        return invitations.values().stream()
                .filter(invitation -> invitation.endsAt().isAfter(now))
                .toList();
    }

    @Override
    public synchronized Optional<Invitation> find(Sha256 token, Instant now) {
        return Optional.ofNullable(invitations.get(token))
                .filter(invitation -> invitation.endsAt().isAfter(now));
    }

    @Override
    public synchronized Acceptance accept(Sha256 token, Account account, Instant now) {
        return find(token, now).map(invitation -> accept(invitation, account)).orElseGet(Acceptance.Gone::new);
    }

    /** By its name, as people do whom an issuer knows. */
    public synchronized Acceptance accept(InvitationId id, Account account, Instant now) {
        return openFor(account.user().email(), now).stream()
                .filter(invitation -> invitation.id().equals(id))
                .findFirst()
                .map(invitation -> accept(invitation, account))
                .orElseGet(Acceptance.Gone::new);
    }

    private Acceptance accept(Invitation invitation, Account account) {
        Acceptance outcome = join(account);
        if (outcome instanceof Acceptance.Joined) {
            invitations.values().remove(invitation);
        }
        return outcome;
    }

    private Acceptance join(Account account) {
        if (users.add(account)) {
            return new Acceptance.Joined(Optional.empty());
        }
        User before =
                users.findByEmail(account.user().email()).map(Account::user).orElseThrow();
        if (profiles.find(before.id()).orElseThrow().verified()) {
            return new Acceptance.AddressTaken();
        }
        users.remove(before);
        users.add(account);
        boolean stays =
                users.people().stream().anyMatch(other -> other.organisation().equals(before.organisation()));
        if (!stays) {
            organisations.remove(before.organisation());
        }
        return new Acceptance.Joined(Optional.of(new Replaced(before, stays)));
    }

    @Override
    public synchronized boolean withdraw(OrganisationId organisation, InvitationId id) {
        return invitations
                .values()
                .removeIf(invitation -> invitation.organisation().equals(organisation)
                        && invitation.id().equals(id));
    }
}

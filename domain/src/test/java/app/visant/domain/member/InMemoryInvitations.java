package app.visant.domain.member;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryInvitations implements Invitations {
    private final Map<Sha256, Invitation> invitations = new HashMap<>();
    private final Users users;

    /** @param users where those go who accept */
    public InMemoryInvitations(Users users) {
        this.users = users;
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
        return invitations.values().stream()
                .filter(invitation -> invitation.organisation().equals(organisation))
                .filter(invitation -> invitation.endsAt().isAfter(now))
                .sorted(Comparator.comparing(invitation -> invitation.email().value()))
                .toList();
    }

    @Override
    public synchronized Optional<Invitation> find(Sha256 token, Instant now) {
        return Optional.ofNullable(invitations.get(token))
                .filter(invitation -> invitation.endsAt().isAfter(now));
    }

    @Override
    public synchronized Acceptance accept(Sha256 token, Account account, Instant now) {
        if (find(token, now).isEmpty()) {
            return Acceptance.GONE;
        }
        if (!users.add(account)) {
            return Acceptance.ADDRESS_TAKEN;
        }
        invitations.remove(token);
        return Acceptance.JOINED;
    }

    @Override
    public synchronized Optional<User> admit(EmailAddress email, UserId id, String passwordHash, Instant now) {
        List<Invitation> open = invitations.values().stream()
                .filter(invitation -> invitation.email().equals(email))
                .filter(invitation -> invitation.endsAt().isAfter(now))
                .toList();
        if (open.size() != 1) {
            return Optional.empty();
        }
        Invitation only = open.getFirst();
        User user = new User(id, only.organisation(), email, only.role());
        if (!users.add(new Account(user, passwordHash))) {
            return Optional.empty();
        }
        invitations.values().remove(only);
        return Optional.of(user);
    }

    @Override
    public synchronized boolean withdraw(OrganisationId organisation, InvitationId id) {
        return invitations
                .values()
                .removeIf(invitation -> invitation.organisation().equals(organisation)
                        && invitation.id().equals(id));
    }
}

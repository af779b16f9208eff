package app.visant.domain.member;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Invitations} does. */
public abstract class InvitationsContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String ADA = "ada@example.org";

    private final PredictableIds ids = new PredictableIds();

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** Those who accept become {@link #users}. */
    protected abstract Invitations invitations();

    @BeforeEach
    void makeTheOrganisations() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
    }

    @Test
    void keepsAnInvitationUntilItEnds() {
        Invitation invitation = put(OURS, ADA, "one");
        assertThat(invitations().find(hash("one"), NOW)).contains(invitation);
        assertThat(invitations().find(hash("one"), invitation.endsAt().minusMillis(1)))
                .contains(invitation);
        assertThat(invitations().find(hash("one"), invitation.endsAt())).isEmpty();
        assertThat(invitations().open(OURS, invitation.endsAt())).isEmpty();
        assertThat(invitations().find(hash("other"), NOW)).isEmpty();
    }

    @Test
    void listsThoseOfOneOrganisationByAddress() {
        Invitation vera = put(OURS, "vera@example.org", "one");
        Invitation ada = put(OURS, ADA, "two");
        put(THEIRS, ADA, "three");
        assertThat(invitations().open(OURS, NOW)).containsExactly(ada, vera);
    }

    @Test
    void putsANewOneInThePlaceOfAnEarlier() {
        put(OURS, ADA, "one");
        Invitation second = put(OURS, ADA, "two");
        assertThat(invitations().find(hash("one"), NOW)).isEmpty();
        assertThat(invitations().open(OURS, NOW)).containsExactly(second);
    }

    @Test
    void takesInWhoAcceptsOnce() {
        put(OURS, ADA, "one");
        Account ada = account(ADA);
        assertThat(invitations().accept(hash("one"), ada, NOW)).isEqualTo(Acceptance.JOINED);
        assertThat(users().findByEmail(new EmailAddress(ADA))).contains(ada);
        assertThat(invitations().accept(hash("one"), account("bob@example.org"), NOW))
                .isEqualTo(Acceptance.GONE);
        assertThat(invitations().open(OURS, NOW)).isEmpty();
    }

    @Test
    void takesInOneOfManyWhoAcceptAtOnce() throws Exception {
        put(OURS, ADA, "one");
        assertThat(InParallel.run(
                        8, thread -> invitations().accept(hash("one"), account("a" + thread + "@example.org"), NOW)))
                .containsOnlyOnce(Acceptance.JOINED)
                .containsOnly(Acceptance.JOINED, Acceptance.GONE);
    }

    @Test
    void takesNobodyInWhoHasAnAccount() {
        put(OURS, ADA, "one");
        Account ada = account(ADA);
        users().add(ada);
        assertThat(invitations().accept(hash("one"), account(ADA), NOW)).isEqualTo(Acceptance.ADDRESS_TAKEN);
        assertThat(invitations().open(OURS, NOW)).hasSize(1);
        assertThat(users().findByEmail(new EmailAddress(ADA))).contains(ada);
    }

    @Test
    void takesNobodyInWhoIsLate() {
        Invitation invitation = put(OURS, ADA, "one");
        assertThat(invitations().accept(hash("one"), account(ADA), invitation.endsAt()))
                .isEqualTo(Acceptance.GONE);
        assertThat(users().isEmpty()).isTrue();
    }

    @Test
    void admitsOnceWhoIsInvitedByOne() throws Exception {
        put(OURS, ADA, "one");
        EmailAddress ada = new EmailAddress(ADA);
        assertThat(InParallel.run(8, thread -> invitations().admit(ada, new UserId(ids.newUuid()), "a hash", NOW)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        User joined = users().findByEmail(ada).orElseThrow().user();
        assertThat(joined.organisation()).isEqualTo(OURS);
        assertThat(joined.role()).isEqualTo(Role.OPERATOR);
        assertThat(invitations().open(OURS, NOW)).isEmpty();
    }

    @Test
    void admitsNobodyElse() {
        Invitation late = put(OURS, "late@example.org", "late");
        put(OURS, ADA, "one");
        put(THEIRS, ADA, "two");
        put(OURS, "vera@example.org", "three");
        Account vera = account("vera@example.org");
        users().add(vera);
        for (String email : new String[] {ADA, "vera@example.org", "nobody@example.org"}) {
            assertThat(invitations().admit(new EmailAddress(email), new UserId(ids.newUuid()), "a hash", NOW))
                    .as(email)
                    .isEmpty();
        }
        assertThat(invitations().admit(late.email(), new UserId(ids.newUuid()), "a hash", late.endsAt()))
                .isEmpty();
        assertThat(invitations().open(OURS, NOW)).hasSize(3);
        assertThat(users().findByEmail(vera.user().email())).contains(vera);
    }

    @Test
    void withdrawsOneOfItsOwnOrganisationOnly() {
        Invitation invitation = put(OURS, ADA, "one");
        assertThat(invitations().withdraw(THEIRS, invitation.id())).isFalse();
        assertThat(invitations().withdraw(OURS, invitation.id())).isTrue();
        assertThat(invitations().withdraw(OURS, invitation.id())).isFalse();
        assertThat(invitations().find(hash("one"), NOW)).isEmpty();
    }

    private Invitation put(OrganisationId organisation, String email, String token) {
        Invitation invitation = new Invitation(
                new InvitationId(ids.newUuid()),
                organisation,
                new EmailAddress(email),
                Role.OPERATOR,
                NOW,
                NOW.plus(Invitation.LIFETIME));
        invitations().put(invitation, hash(token));
        return invitation;
    }

    private Account account(String email) {
        return new Account(new User(new UserId(ids.newUuid()), OURS, new EmailAddress(email), Role.OPERATOR), "a hash");
    }

    private static Sha256 hash(String token) {
        return new InvitationToken(token).hash();
    }
}

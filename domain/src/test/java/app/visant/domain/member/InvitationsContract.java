package app.visant.domain.member;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.account.Profile;
import app.visant.domain.account.Profiles;
import app.visant.domain.account.SignUps;
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
    private static final Acceptance JOINED = new Acceptance.Joined(Optional.empty());
    private static final Acceptance GONE = new Acceptance.Gone();
    private static final String ADA = "ada@example.org";

    private final PredictableIds ids = new PredictableIds();

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** The profiles of {@link #users}. */
    protected abstract Profiles profiles();

    /** By whom people become {@link #users} by themselves, with {@link #organisations}. */
    protected abstract SignUps signUps();

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
        assertThat(invitations().accept(hash("one"), ada, NOW)).isEqualTo(JOINED);
        assertThat(users().findByEmail(new EmailAddress(ADA))).contains(ada);
        assertThat(invitations().accept(hash("one"), account("bob@example.org"), NOW))
                .isEqualTo(GONE);
        assertThat(invitations().open(OURS, NOW)).isEmpty();
    }

    @Test
    void takesInOneOfManyWhoAcceptAtOnce() throws Exception {
        put(OURS, ADA, "one");
        assertThat(InParallel.run(
                        8, thread -> invitations().accept(hash("one"), account("a" + thread + "@example.org"), NOW)))
                .containsOnlyOnce(JOINED)
                .containsOnly(JOINED, GONE);
    }

    @Test
    void takesNobodyInWhoHasAnAccount() {
        put(OURS, ADA, "one");
        Account ada = account(ADA);
        users().add(ada);
        assertThat(invitations().accept(hash("one"), account(ADA), NOW)).isEqualTo(new Acceptance.AddressTaken());
        assertThat(invitations().open(OURS, NOW)).hasSize(1);
        assertThat(users().findByEmail(new EmailAddress(ADA))).contains(ada);
    }

    @Test
    void takesNobodyInWhoIsLate() {
        Invitation invitation = put(OURS, ADA, "one");
        assertThat(invitations().accept(hash("one"), account(ADA), invitation.endsAt()))
                .isEqualTo(GONE);
        assertThat(users().isEmpty()).isTrue();
    }

    @Test
    void putsWhoeverAcceptsInThePlaceOfAnAccountThatNobodyVerified() {
        put(OURS, ADA, "one");
        Account stranger = stranger();
        Account ada = account(ADA);
        assertThat(invitations().accept(hash("one"), ada, NOW))
                .isEqualTo(new Acceptance.Joined(Optional.of(new Replaced(stranger.user(), false))));
        assertThat(users().findByEmail(new EmailAddress(ADA))).contains(ada);
        assertThat(users().find(stranger.user().id())).isEmpty();
        assertThat(profiles().find(ada.user().id())).contains(new Profile("", true));
        assertThat(organisations().find(stranger.user().organisation())).isEmpty();
        assertThat(invitations().open(OURS, NOW)).isEmpty();
    }

    @Test
    void putsOneOfManyInThePlaceOfAnAccountThatNobodyVerified() throws Exception {
        put(OURS, ADA, "one");
        stranger();
        assertThat(InParallel.run(8, thread -> invitations().accept(hash("one"), account(ADA), NOW)))
                .filteredOn(Acceptance.Joined.class::isInstance)
                .hasSize(1);
        assertThat(users().findByEmail(new EmailAddress(ADA))
                        .orElseThrow()
                        .user()
                        .organisation())
                .isEqualTo(OURS);
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

    /** Who signed up with an address that may be somebody else's. */
    private Account stranger() {
        OrganisationId theirs = new OrganisationId(ids.newUuid());
        Account stranger =
                new Account(new User(new UserId(ids.newUuid()), theirs, new EmailAddress(ADA), Role.OWNER), "a hash");
        signUps().add(TestOrganisations.signedUp(theirs), stranger);
        return stranger;
    }

    private Account account(String email) {
        return new Account(new User(new UserId(ids.newUuid()), OURS, new EmailAddress(email), Role.OPERATOR), "a hash");
    }

    private static Sha256 hash(String token) {
        return new InvitationToken(token).hash();
    }
}

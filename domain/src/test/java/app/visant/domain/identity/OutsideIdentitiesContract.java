package app.visant.domain.identity;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.account.SignUps;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.InvitationToken;
import app.visant.domain.member.Invitations;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.member.Replaced;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OutsideIdentities} does. */
public abstract class OutsideIdentitiesContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String ISSUER = "https://login.example.org";
    private static final EmailAddress VERA = new EmailAddress("vera@example.org");
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    private final User ada = TestOrganisations.user(1, "ada@example.org");
    private final User bob = TestOrganisations.user(2, "bob@example.org");

    private int invited;

    protected abstract Organisations organisations();

    /** Of {@link #organisations}. */
    protected abstract Users users();

    /** By whom people become {@link #users} by themselves. */
    protected abstract SignUps signUps();

    /** By which people become {@link #users}. */
    protected abstract Invitations invitations();

    /** Of {@link #users}. */
    protected abstract OutsideIdentities identities();

    @BeforeEach
    void makeThePeople() {
        organisations().add(TestOrganisations.organisation(OURS));
        users().add(new Account(ada, "a hash"));
        users().add(new Account(bob, "a hash"));
    }

    @Test
    void bindsAnAccountToASubjectForGood() {
        assertThat(identities().find(ISSUER, "s1")).isEmpty();
        assertThat(identities().bind(ISSUER, "s1", ADA, NOW)).contains(ada);
        assertThat(identities().find(ISSUER, "s1")).contains(ada);
        assertThat(identities().bind(ISSUER, "s1", bob.email(), NOW)).contains(ada);
    }

    @Test
    void givesAnAccountToOneSubjectOfAnIssuer() {
        assertThat(identities().bindable(ISSUER, ADA)).contains(ada);
        identities().bind(ISSUER, "s1", ADA, NOW);
        assertThat(identities().bindable(ISSUER, ADA)).isEmpty();
        assertThat(identities().bindable("https://other.example.org", ADA)).contains(ada);
        assertThat(identities().bind(ISSUER, "s2", ADA, NOW)).isEmpty();
        assertThat(identities().find(ISSUER, "s2")).isEmpty();
        assertThat(identities().bind("https://other.example.org", "s2", ADA, NOW))
                .contains(ada);
        assertThat(identities().find("https://other.example.org", "s1")).isEmpty();
    }

    @Test
    void bindsNobodyWhoHasNoAccount() {
        assertThat(identities().bind(ISSUER, "s1", new EmailAddress("vera@example.org"), NOW))
                .isEmpty();
        assertThat(identities().find(ISSUER, "s1")).isEmpty();
    }

    @Test
    void bindsNoAccountThatSomebodyElseMayHaveMade() {
        User eve = new User(new UserId(new UUID(3, 3)), THEIRS, new EmailAddress("vera@example.org"), Role.OWNER);
        signUps().add(TestOrganisations.signedUp(THEIRS), new Account(eve, "a hash"));
        assertThat(identities().bindable(ISSUER, eve.email())).isEmpty();
        assertThat(identities().bind(ISSUER, "s1", eve.email(), NOW)).isEmpty();
        assertThat(identities().find(ISSUER, "s1")).isEmpty();
    }

    @Test
    void givesAnAccountToOneOfManySubjectsAtOnce() throws Exception {
        List<Optional<User>> bound = InParallel.run(8, thread -> identities().bind(ISSUER, "s" + thread, ADA, NOW));
        assertThat(bound).filteredOn(Optional::isPresent).containsExactly(Optional.of(ada));
    }

    @Test
    void listsTheInvitationsOfAllOrganisationsToWhoHasNoAccount() {
        organisations().add(TestOrganisations.organisation(THEIRS));
        Invitation first = invite(OURS, VERA, NOW.minusSeconds(60));
        Invitation second = invite(THEIRS, VERA, NOW);
        invite(THEIRS, ADA, NOW);
        assertThat(identities().invitations(VERA, NOW)).containsExactly(first, second);
        assertThat(identities().invitations(VERA, first.endsAt())).containsExactly(second);
        assertThat(identities().invitations(ADA, NOW)).as("has an account").isEmpty();
    }

    @Test
    void admitsOneOfManyWhoComeAtOnceAndBindsThem() throws Exception {
        Invitation invitation = invite(OURS, VERA, NOW);
        assertThat(InParallel.run(8, thread -> admit("s1", invitation, thread)))
                .filteredOn(Acceptance.Joined.class::isInstance)
                .hasSize(1);
        User vera = users().findByEmail(VERA).map(Account::user).orElseThrow();
        assertThat(vera.organisation()).isEqualTo(OURS);
        assertThat(identities().find(ISSUER, "s1")).contains(vera);
        assertThat(invitations().open(OURS, NOW)).isEmpty();
    }

    @Test
    void admitsNobodyWhoIsLateHasAnAccountOrIsSomebodyElse() {
        Invitation invitation = invite(OURS, VERA, NOW);
        Invitation toAda = invite(OURS, ADA, NOW);
        identities().bind(ISSUER, "s9", bob.email(), NOW);
        assertThat(identities().admit(who("s1", VERA), invitation.id(), account(invitation, 1), invitation.endsAt()))
                .isEqualTo(new Acceptance.Gone());
        assertThat(identities().admit(who("s1", VERA), toAda.id(), account(invitation, 1), NOW))
                .as("an invitation of somebody else")
                .isEqualTo(new Acceptance.Gone());
        assertThat(admit("s1", toAda, 1)).isEqualTo(new Acceptance.AddressTaken());
        assertThat(admit("s9", invitation, 1)).as("is somebody already").isEqualTo(new Acceptance.AddressTaken());
        assertThat(users().findByEmail(VERA)).isEmpty();
        assertThat(invitations().open(OURS, NOW)).hasSize(2);
    }

    @Test
    void putsWhoIsAdmittedInThePlaceOfAnAccountThatSomebodyElseMayHaveMade() {
        User eve = new User(new UserId(new UUID(3, 3)), THEIRS, VERA, Role.OWNER);
        signUps().add(TestOrganisations.signedUp(THEIRS), new Account(eve, "a hash"));
        Invitation invitation = invite(OURS, VERA, NOW);
        assertThat(identities().invitations(VERA, NOW)).containsExactly(invitation);
        assertThat(admit("s1", invitation, 1)).isEqualTo(new Acceptance.Joined(Optional.of(new Replaced(eve, false))));
        assertThat(users().find(eve.id())).isEmpty();
        assertThat(identities().find(ISSUER, "s1").map(User::organisation)).contains(OURS);
        assertThat(organisations().find(THEIRS)).isEmpty();
    }

    private Acceptance admit(String subject, Invitation invitation, int number) {
        return identities().admit(who(subject, invitation.email()), invitation.id(), account(invitation, number), NOW);
    }

    private static OutsideIdentity who(String subject, EmailAddress email) {
        return new OutsideIdentity(ISSUER, subject, email);
    }

    private static Account account(Invitation invitation, int number) {
        UserId id = new UserId(new UUID(4, number));
        return new Account(new User(id, invitation.organisation(), invitation.email(), invitation.role()), "a hash");
    }

    private Invitation invite(OrganisationId organisation, EmailAddress email, Instant at) {
        UUID id = new UUID(6, ++invited);
        Invitation invitation = new Invitation(
                new InvitationId(id), organisation, email, Role.VIEWER, at, at.plus(Invitation.LIFETIME));
        invitations().put(invitation, new InvitationToken(id.toString()).hash());
        return invitation;
    }
}

package app.visant.domain.member;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Actor;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.UserId;
import app.visant.domain.mail.InMemoryMail;
import app.visant.domain.mail.Letter;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.AddressTaken;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryLogInAttempts;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.QuickPasswordHashing;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembershipTest {
    private static final EmailAddress GUEST = new EmailAddress("guest@example.org");
    private static final NewPassword PASSWORD = new NewPassword("correct horse");
    private static final Pattern LINK = Pattern.compile("https://visant\\.example\\.org/ui/join\\?token=(\\S+)");

    private final TestClock clock = new TestClock();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final AuditLog log = new InMemoryAuditLog();
    private final InMemoryMail mail = new InMemoryMail();
    private final ManageMembers manage = new ManageMembers(users, new InMemoryMembers(users));
    private final InvitePeople invite = new InvitePeople(
            organisations,
            new InMemoryInvitations(organisations, users, profiles),
            new QuickPasswordHashing(),
            users,
            new VerifiedPeople(profiles),
            new InMemoryLogInAttempts(),
            new RecordReplaced(new RecordDeeds(log, clock)),
            mail,
            URI.create("https://visant.example.org/"),
            new PredictableIds(),
            clock);
    private final User owner = user(1, OURS, Role.OWNER);
    private final User admin = user(2, OURS, Role.ADMIN);
    private final User viewer = user(3, OURS, Role.VIEWER);
    private final User stranger = user(4, THEIRS, Role.VIEWER);

    @BeforeEach
    void makeThePeople() {
        organisations.add(TestOrganisations.organisation(OURS));
        for (User user : new User[] {owner, admin, viewer, stranger}) {
            users.add(new Account(user, "a hash"));
        }
    }

    @Test
    void invitesByALetterWithALinkThatLetsItsReaderIn() {
        Invitation made = invite.invite(admin, GUEST, Role.OPERATOR);

        Letter letter = mail.sent().getFirst();
        assertThat(letter.to()).isEqualTo(GUEST);
        assertThat(letter.text()).contains(admin.email().value()).contains("Harbour");
        assertThat(letter.toString()).doesNotContain("token=");
        InvitationToken token = token(letter);
        assertThat(invite.look(token).invitation()).isEqualTo(made);
        User guest = invite.join(token, PASSWORD);
        assertThat(guest.organisation()).isEqualTo(OURS);
        assertThat(guest.role()).isEqualTo(Role.OPERATOR);
        assertThat(users.findByEmail(GUEST).map(Account::user)).contains(guest);
        assertThatThrownBy(() -> invite.join(token, PASSWORD)).isInstanceOf(InvitationGone.class);
    }

    @Test
    void letsNobodyInLateOrByATokenThatWasMadeUpOrWithdrawn() {
        invite.invite(admin, GUEST, Role.VIEWER);
        InvitationToken late = token(mail.sent().getLast());
        clock.advance(Invitation.LIFETIME);
        assertThatThrownBy(() -> invite.join(late, PASSWORD)).isInstanceOf(InvitationGone.class);
        assertThatThrownBy(() -> invite.look(new InvitationToken("made up"))).isInstanceOf(InvitationGone.class);

        Invitation second = invite.invite(admin, GUEST, Role.VIEWER);
        assertThatThrownBy(() -> invite.withdraw(stranger, second.id())).isInstanceOf(NotFound.class);
        invite.withdraw(admin, second.id());
        assertThat(invite.open(new Actor.Member(admin))).isEmpty();
        assertThatThrownBy(() -> invite.join(token(mail.sent().getLast()), PASSWORD))
                .isInstanceOf(InvitationGone.class);
    }

    @Test
    void letsNobodyInviteWhoseAddressMayBeSomebodyElses() {
        profiles.unverify(admin.id());
        assertThatThrownBy(() -> invite.invite(admin, GUEST, Role.VIEWER)).isInstanceOf(AddressUnverified.class);
        assertThat(mail.sent()).isEmpty();
    }

    @Test
    void sendsNobodyOneLetterAfterTheOtherWhoeverInvitesThem() {
        User theirs = user(5, THEIRS, Role.OWNER);
        users.add(new Account(theirs, "a hash"));
        organisations.add(TestOrganisations.organisation(THEIRS));
        for (int i = 0; i < 4; i++) {
            invite.invite(i % 2 == 0 ? admin : theirs, GUEST, Role.VIEWER);
        }

        assertThatThrownBy(() -> invite.invite(admin, GUEST, Role.VIEWER))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofMinutes(1)));
        assertThat(mail.sent()).hasSize(4);
        invite.invite(admin, new EmailAddress("another@example.org"), Role.VIEWER);
        clock.advance(Duration.ofMinutes(1));
        invite.invite(admin, GUEST, Role.VIEWER);
        assertThat(mail.sent()).hasSize(6);
    }

    @Test
    void sendsTheLettersOfAnOrganisationThatWritesToVeryManyEverMoreSlowly() {
        User theirs = user(5, THEIRS, Role.OWNER);
        users.add(new Account(theirs, "a hash"));
        organisations.add(TestOrganisations.organisation(THEIRS));
        for (int i = 0; i < 101; i++) {
            invite.invite(admin, new EmailAddress("guest-" + i + "@example.org"), Role.VIEWER);
        }

        assertThatThrownBy(() -> invite.invite(owner, GUEST, Role.VIEWER)).isInstanceOf(TooManyAttempts.class);
        assertThat(mail.sent()).hasSize(101);
        assertThat(invite.invite(theirs, GUEST, Role.VIEWER).email()).isEqualTo(GUEST);
        clock.advance(Duration.ofSeconds(10));
        assertThat(invite.invite(owner, GUEST, Role.VIEWER).email()).isEqualTo(GUEST);
        assertThatThrownBy(() -> invite.invite(owner, GUEST, Role.VIEWER))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(20)));
    }

    @Test
    void doesNotTellTheInviterWhoHasAnAccount() {
        assertThat(invite.invite(admin, stranger.email(), Role.VIEWER).email()).isEqualTo(stranger.email());
        assertThatThrownBy(() -> invite.join(token(mail.sent().getLast()), PASSWORD))
                .isInstanceOf(AddressTaken.class);
    }

    @Test
    void putsWhoeverHasTheLetterInThePlaceOfAnAccountThatNobodyVerified() {
        profiles.unverify(stranger.id());
        invite.invite(admin, stranger.email(), Role.VIEWER);

        User guest = invite.join(token(mail.sent().getLast()), PASSWORD);

        assertThat(guest.organisation()).isEqualTo(OURS);
        assertThat(users.findByEmail(stranger.email()).map(Account::user)).contains(guest);
        assertThat(users.find(stranger.id())).isEmpty();
        assertThat(log.deeds(ChainId.INSTALLATION, DeedFilter.ALL, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(deed -> assertThat(deed.facts())
                        .containsEntry("email", stranger.email().value())
                        .containsEntry("organisation_id", THEIRS.toString()));
    }

    @Test
    void letsOnlyOwnersMakeAndChangeOwners() {
        assertThatThrownBy(() -> invite.invite(admin, GUEST, Role.OWNER)).isInstanceOf(OwnersOnly.class);
        assertThatThrownBy(() -> manage.changeRole(admin, viewer.id(), Role.OWNER))
                .isInstanceOf(OwnersOnly.class);
        assertThatThrownBy(() -> manage.changeRole(admin, admin.id(), Role.OWNER))
                .isInstanceOf(OwnersOnly.class);
        assertThatThrownBy(() -> manage.changeRole(admin, owner.id(), Role.VIEWER))
                .isInstanceOf(OwnersOnly.class);
        assertThatThrownBy(() -> manage.remove(admin, owner.id())).isInstanceOf(OwnersOnly.class);
        assertThat(mail.sent()).isEmpty();
        assertThat(users.people()).contains(owner, admin, viewer);

        assertThat(manage.changeRole(owner, viewer.id(), Role.OWNER).role()).isEqualTo(Role.OWNER);
        assertThat(manage.changeRole(admin, admin.id(), Role.VIEWER).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void keepsTheLastOwnerUntilTheOwnershipIsHandedOver() {
        assertThatThrownBy(() -> manage.remove(owner, owner.id())).isInstanceOf(LastOwner.class);
        assertThatThrownBy(() -> manage.changeRole(owner, owner.id(), Role.ADMIN))
                .isInstanceOf(LastOwner.class);

        assertThat(manage.handOver(owner, owner.id())).isEqualTo(owner);
        User next = manage.handOver(owner, viewer.id());

        assertThat(next.role()).isEqualTo(Role.OWNER);
        User before = users.find(owner.id()).orElseThrow();
        assertThat(before.role()).isEqualTo(Role.ADMIN);
        manage.remove(next, before.id());
        assertThat(users.find(owner.id())).isEmpty();
        assertThatThrownBy(() -> manage.handOver(owner, admin.id())).isInstanceOf(MemberChangedMeanwhile.class);
    }

    @ParameterizedTest
    @EnumSource
    void hidesThePeopleOfOtherOrganisationsFromEachRole(Role role) {
        User actor = user(9, OURS, role);
        users.add(new Account(actor, "a hash"));
        assertThatThrownBy(() -> manage.changeRole(actor, stranger.id(), Role.VIEWER))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.remove(actor, stranger.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.handOver(actor, stranger.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.remove(actor, new UserId(new UUID(8, 8))))
                .isInstanceOf(NotFound.class);
        assertThat(users.people()).contains(stranger);
    }

    @Test
    void changesNothingForWhoMayNot() {
        assertThatThrownBy(() -> manage.changeRole(viewer, viewer.id(), Role.ADMIN))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> manage.remove(viewer, admin.id())).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> manage.handOver(admin, viewer.id())).isInstanceOf(NotAllowed.class);
        assertThat(users.people()).contains(owner, admin, viewer);
    }

    private static InvitationToken token(Letter letter) {
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).as(letter.text()).isTrue();
        return new InvitationToken(link.group(1));
    }

    private static User user(int number, OrganisationId organisation, Role role) {
        return new User(
                new UserId(new UUID(6, number)),
                organisation,
                new EmailAddress("person" + number + "@example.org"),
                role);
    }
}

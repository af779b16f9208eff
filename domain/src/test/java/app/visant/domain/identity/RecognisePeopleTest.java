package app.visant.domain.identity;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.member.InMemoryInvitations;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.QuickPasswordHashing;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecognisePeopleTest {
    private static final String ISSUER = "https://login.example.org";

    private final TestClock clock = new TestClock();
    private final PredictableIds ids = new PredictableIds();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final InMemoryInvitations invitations =
            new InMemoryInvitations(new InMemoryOrganisations(), users, profiles);
    private final AtomicInteger hashed = new AtomicInteger();
    private final AuditLog log = new InMemoryAuditLog();
    private final RecognisePeople recognise = new RecognisePeople(
            new InMemoryOutsideIdentities(users, profiles, invitations),
            users,
            new CountedHashing(hashed),
            new RecordDeeds(log, clock),
            ids,
            clock);
    private final User ada = TestOrganisations.user(1, "ada@example.org");

    @Test
    void knowsSomebodyByTheirAddressFirstAndThenByTheirSubject() {
        users.add(new Account(ada, "a hash"));
        assertThat(recognise.recognise(who("s1", null))).isEmpty();
        assertThat(recognise.recognise(who("s1", "ada@example.org"))).contains(ada);
        assertThat(recognise.recognise(who("s1", null))).contains(ada);
        assertThat(recognise.recognise(who("s1", "new@example.org"))).contains(ada);
    }

    @Test
    void givesNoAccountToWhoGetsAnAddressAfterItsOwner() {
        users.add(new Account(ada, "a hash"));
        recognise.recognise(who("s1", "ada@example.org"));
        assertThat(recognise.recognise(who("s2", "ada@example.org"))).isEmpty();
    }

    @Test
    void givesNoAccountThatSomebodyElseMayHaveMade() {
        users.add(new Account(ada, "a hash"));
        profiles.unverify(ada.id());
        assertThat(recognise.recognise(who("s1", "ada@example.org"))).isEmpty();
        assertThat(users.find(ada.id())).contains(ada);
    }

    @Test
    void asksWhoIsInvitedBeforeAnAccountThatNobodyVerifiedGivesWay() {
        users.add(new Account(ada, "a hash"));
        profiles.unverify(ada.id());
        Invitation invitation = invite(THEIRS, "ada@example.org", Role.VIEWER);
        OutsideIdentity who = who("s1", "ada@example.org");

        assertThatThrownBy(() -> recognise.recognise(who)).isInstanceOf(MustChoose.class);
        assertThat(users.find(ada.id())).contains(ada);
        assertThat(invitations.open(THEIRS, clock.instant())).containsExactly(invitation);
        assertThat(log.deeds(ChainId.INSTALLATION, DeedFilter.ALL, Long.MAX_VALUE, 10))
                .isEmpty();

        User joined = recognise.accept(who, invitation).orElseThrow();
        assertThat(joined.organisation()).isEqualTo(THEIRS);
        assertThat(users.find(ada.id())).isEmpty();
        assertThat(log.deeds(ChainId.INSTALLATION, DeedFilter.ALL, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(deed -> assertThat(deed.facts()).containsEntry("email", "ada@example.org"));
    }

    @Test
    void costsNeitherAHashNorAnEntryWhoIsNobodyOfOurs() {
        users.add(new Account(ada, "a hash"));
        recognise.recognise(who("s1", "ada@example.org"));
        int before = hashed.get();
        int told = told().size();
        for (int i = 0; i < 3; i++) {
            assertThat(recognise.recognise(who("s2", "ada@example.org"))).isEmpty();
            assertThat(recognise.recognise(who("s3", "eve@example.org"))).isEmpty();
        }
        assertThat(hashed).hasValue(before);
        assertThat(told()).hasSize(told);
    }

    @Test
    void takesInWhoIsInvited() {
        invite(OURS, "vera@example.org", Role.VIEWER);
        User vera = recognise.recognise(who("s3", "vera@example.org")).orElseThrow();
        assertThat(vera.organisation()).isEqualTo(OURS);
        assertThat(vera.role()).isEqualTo(Role.VIEWER);
        assertThat(invitations.open(OURS, clock.instant())).isEmpty();
        assertThat(recognise.recognise(who("s3", null))).contains(vera);
    }

    @Test
    void letsThemChooseWhoAreInvitedByTwo() {
        invite(OURS, "vera@example.org", Role.VIEWER);
        Invitation chosen = invite(THEIRS, "vera@example.org", Role.OWNER);
        OutsideIdentity vera = who("s3", "vera@example.org");

        assertThatThrownBy(() -> recognise.recognise(vera)).isInstanceOf(MustChoose.class);
        assertThat(recognise.know(vera)).isEmpty();
        assertThat(users.isEmpty()).isTrue();
        assertThat(recognise.invitations(vera)).hasSize(2).contains(chosen);

        User joined = recognise.accept(vera, chosen).orElseThrow();
        assertThat(joined.organisation()).isEqualTo(THEIRS);
        assertThat(recognise.recognise(vera)).contains(joined);
        assertThat(recognise.invitations(vera)).isEmpty();
        assertThat(recognise.accept(who("s4", "vera@example.org"), chosen)).isEmpty();
    }

    @Test
    void takesInNobodyWhoIsLateOrNotInvited() {
        invite(OURS, "vera@example.org", Role.VIEWER);
        assertThat(recognise.recognise(who("s4", "eve@example.org"))).isEmpty();
        clock.advance(Invitation.LIFETIME);
        assertThat(recognise.recognise(who("s3", "vera@example.org"))).isEmpty();
    }

    @Test
    void tellsTheOrganisationWhoJoinedAndWhoCameByAnIssuerForTheFirstTime() {
        invite(OURS, "vera@example.org", Role.VIEWER);
        users.add(new Account(ada, "a hash"));
        for (int i = 0; i < 2; i++) {
            recognise.recognise(who("s3", "vera@example.org"));
            recognise.recognise(who("s1", "ada@example.org"));
        }

        assertThat(told())
                .extracting(deed -> deed.entry().draft().who().name())
                .containsExactly("ada@example.org", "vera@example.org");
        assertThat(told()).extracting(Deed::verdict).containsOnly(Outcome.Verdict.DONE);
        assertThat(told()).allSatisfy(deed -> assertThat(deed.facts()).containsEntry("issuer", ISSUER));
        assertThat(told().get(1).facts()).containsEntry("role", "viewer");
    }

    private List<Deed> told() {
        return log.deeds(ChainId.of(OURS), DeedFilter.ALL, Long.MAX_VALUE, 10);
    }

    @Test
    void saysWhoIsGone() {
        users.add(new Account(ada, "a hash"));
        User bob = TestOrganisations.user(2, "bob@example.org");
        assertThat(recognise.gone(Set.of(ada.id(), bob.id()))).containsExactly(bob.id());
    }

    private Invitation invite(OrganisationId organisation, String email, Role role) {
        Invitation invitation = new Invitation(
                new InvitationId(ids.newUuid()),
                organisation,
                new EmailAddress(email),
                role,
                clock.instant(),
                clock.instant().plus(Invitation.LIFETIME));
        invitations.put(invitation, Sha256.of(ids.randomBytes(8)));
        return invitation;
    }

    private record CountedHashing(AtomicInteger hashed) implements PasswordHashing {
        @Override
        public String hash(String password) {
            hashed.incrementAndGet();
            return new QuickPasswordHashing().hash(password);
        }

        @Override
        public boolean matches(String password, String hash) {
            return new QuickPasswordHashing().matches(password, hash);
        }
    }

    private static OutsideIdentity who(String subject, @Nullable String email) {
        return new OutsideIdentity(ISSUER, subject, email == null ? null : new EmailAddress(email));
    }
}

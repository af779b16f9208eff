package app.visant.domain.member;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InviteOwnerTest {
    private static final EmailAddress OLGA = new EmailAddress("olga@example.org");

    private final TestClock clock = new TestClock();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final Invitations invitations = new InMemoryInvitations(organisations, users, new InMemoryProfiles(users));
    private final AuditLog log = new InMemoryAuditLog();
    private final InviteOwner invite = new InviteOwner(
            organisations,
            new InMemoryMembers(users),
            invitations,
            new RecordDeeds(log, clock),
            new PredictableIds(),
            clock);

    @BeforeEach
    void makeTheOrganisation() {
        organisations.add(TestOrganisations.organisation(OURS));
    }

    @Test
    void invitesAnOwnerToWhatNobodyIsInAndSaysSoThere() {
        InvitationToken token = invite.invite(OURS, OLGA);

        Invitation made = invitations.find(token.hash(), clock.instant()).orElseThrow();
        assertThat(made.organisation()).isEqualTo(OURS);
        assertThat(made.email()).isEqualTo(OLGA);
        assertThat(made.role()).isEqualTo(Role.OWNER);
        assertThat(log.deeds(ChainId.of(OURS), DeedFilter.ALL, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.entry().draft().who()).isEqualTo(Who.OPERATOR);
                    assertThat(deed.facts()).containsEntry("email", "olga@example.org");
                });
    }

    @Test
    void invitesNobodyElseAnyMoreWhomItInvitedBefore() {
        InvitationToken mistyped = invite.invite(OURS, new EmailAddress("olag@example.org"));
        invitations.put(
                new Invitation(
                        new InvitationId(new UUID(7, 7)),
                        THEIRS,
                        OLGA,
                        Role.VIEWER,
                        clock.instant(),
                        clock.instant().plus(Invitation.LIFETIME)),
                Sha256.of(new byte[] {7}));

        InvitationToken token = invite.invite(OURS, OLGA);

        assertThat(invitations.find(mistyped.hash(), clock.instant())).isEmpty();
        assertThat(invitations.find(token.hash(), clock.instant())).isPresent();
        assertThat(invitations.open(OURS, clock.instant())).hasSize(1);
        assertThat(invitations.open(THEIRS, clock.instant())).hasSize(1);
    }

    @Test
    void leavesOrganisationsToTheirPeople() {
        users.add(new Account(TestOrganisations.user(1, "vera@example.org"), "a hash"));
        assertThatThrownBy(() -> invite.invite(OURS, OLGA)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> invite.invite(THEIRS, OLGA)).isInstanceOf(NotFound.class);
        assertThat(invitations.open(OURS, clock.instant())).isEmpty();
    }
}

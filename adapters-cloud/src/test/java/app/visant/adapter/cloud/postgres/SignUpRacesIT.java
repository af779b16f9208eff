package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.account.AccountTokens.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices.Activation;
import app.visant.domain.device.TestDevices;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of what ends a sign-up that nobody verified, and what proves or uses it at that moment, one wins, and the other hears so. */
final class SignUpRacesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int ROUNDS = 40;
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final PostgresAdapters rows = new PostgresAdapters(DATABASE.jdbi());

    @Test
    void isClearedOrVerified() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User ada = signUp(round);
            Sha256 link = secret("verification " + round);
            rows.accountTokens().put(ada.id(), Purpose.VERIFICATION, link, END);

            List<Boolean> done = InParallel.run(
                    2,
                    who -> who == 0
                            ? rows.abandonedSignUps().remove(ada.organisation())
                            : rows.accountTokens().verifyAddress(link, NOW).isPresent());

            assertThat(done).as("cleared, verified").containsExactlyInAnyOrder(true, false);
            boolean cleared = done.getFirst();
            assertThat(store.users().findByEmail(ada.email()).isEmpty()).isEqualTo(cleared);
            assertThat(store.organisations().find(ada.organisation()).isEmpty()).isEqualTo(cleared);
        }
    }

    @Test
    void isReplacedOrTakenOverByItsAddress() throws Exception {
        Organisation harbour = organisation(1000);
        store.organisations().add(harbour);
        for (int round = 0; round < ROUNDS; round++) {
            User ada = signUp(round);
            Sha256 link = secret("reset " + round);
            Sha256 invitation = secret("invitation " + round);
            rows.accountTokens().put(ada.id(), Purpose.RESET, link, END);
            store.invitations()
                    .put(
                            new Invitation(
                                    new InvitationId(new UUID(6, round)),
                                    harbour.id(),
                                    ada.email(),
                                    Role.VIEWER,
                                    NOW,
                                    END),
                            invitation);
            User invited = new User(new UserId(new UUID(7, round)), harbour.id(), ada.email(), Role.VIEWER);

            List<Boolean> done = InParallel.run(
                    2,
                    who -> who == 0
                            ? store.invitations().accept(invitation, new Account(invited, "a hash"), NOW)
                                    instanceof Acceptance.Joined
                            : rows.accountTokens()
                                    .resetPassword(link, "another hash", NOW)
                                    .isPresent());

            assertThat(done).as("replaced, taken over").containsExactlyInAnyOrder(true, false);
            assertThat(store.users().findByEmail(ada.email()).orElseThrow().user())
                    .isEqualTo(done.getFirst() ? invited : ada);
        }
    }

    @Test
    void isClearedOrHasItsFirstDevice() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User ada = signUp(round);
            Device made = TestDevices.manufactured("D" + (1000 + round));
            store.devices().add(List.of(made));
            Device active = TestDevices.active(ada.organisation(), made.id().value());

            List<Boolean> done = InParallel.run(
                    2, who -> who == 0 ? rows.abandonedSignUps().remove(ada.organisation()) : activate(made, active));

            assertThat(done).as("cleared, activated").containsExactlyInAnyOrder(true, false);
            assertThat(store.devices().find(made.id()).orElseThrow().status())
                    .isEqualTo(done.getFirst() ? DeviceStatus.MANUFACTURED : DeviceStatus.ACTIVE);
        }
    }

    private boolean activate(Device made, Device active) {
        try {
            return store.devices().activate(made, active, 5) == Activation.DONE;
        } catch (NotFound organisationIsGone) {
            return false;
        }
    }

    /** Their address is not verified. */
    private User signUp(int number) {
        Organisation own = organisation(number);
        User person = new User(
                new UserId(new UUID(5, number)),
                own.id(),
                new EmailAddress("person-" + number + "@example.org"),
                Role.OWNER);
        assertThat(rows.signUps().add(own, new Account(person, "a hash"))).isTrue();
        return person;
    }

    private static Organisation organisation(int number) {
        return new Organisation(
                new OrganisationId(new UUID(4, number)),
                "Organisation " + number,
                Organisation.DEFAULT_DEVICE_SLOTS,
                new Plan.Trial(NOW.plus(Plan.TRIAL)),
                false,
                NOW);
    }

    private static Sha256 secret(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

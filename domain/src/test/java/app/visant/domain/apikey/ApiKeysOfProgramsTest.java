package app.visant.domain.apikey;

import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Decision;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.access.Permission;
import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeysOfProgramsTest {
    private final TestClock clock = new TestClock();
    private final InMemoryApiKeys keys = new InMemoryApiKeys();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final ManageApiKeys manage =
            new ManageApiKeys(keys, new VerifiedPeople(profiles), new PredictableIds(), clock);
    private final AuthenticateProgram authenticate = new AuthenticateProgram(keys, clock);
    private final Actor admin = member(Role.ADMIN);

    @BeforeEach
    void makeAda() {
        users.add(new Account(user(Role.ADMIN), "a hash"));
    }

    @Test
    void makesNoneForWhoHasNotShownThatTheirAddressIsTheirs() {
        profiles.unverify(user(Role.ADMIN).id());
        assertThatThrownBy(() -> manage.make(admin, wanted(Permission.CAPTURES_READ)))
                .isInstanceOf(AddressUnverified.class);
        assertThat(manage.list(admin)).isEmpty();
    }

    @Test
    void makesNoneForProgramsAndForWhoActs() {
        ApiKey key = manage.make(admin, wanted(Permission.DEVICES_READ)).key();
        Actor acting = new Actor.Acting(user(Role.OWNER), THEIRS, "theirs", clock.instant());
        for (Actor other : new Actor[] {key.program(), acting}) {
            assertThatThrownBy(() -> manage.make(other, wanted(Permission.DEVICES_READ)))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void provesAProgramByTheSecretThatWasShownOnce() {
        ManageApiKeys.Made made = manage.make(admin, wanted(Permission.CAPTURES_READ));
        ApiKey found = authenticate.authenticate(made.secret()).orElseThrow();
        assertThat(found).isEqualTo(made.key());
        assertThat(found.madeBy()).isEqualTo("ada@example.org");
        assertThat(made.secret().value()).startsWith(found.hint()).hasSize(4 + 43);
        assertThat(made.toString()).doesNotContain(made.secret().value().substring(12));
        assertThat(authenticate.authenticate(new ApiKeySecret("vsk_madeup"))).isEmpty();
    }

    @Test
    void knowsItsOwnKeysByTheirPrefix() {
        assertThat(ApiKeySecret.parse("vsk_x")).contains(new ApiKeySecret("vsk_x"));
        assertThat(ApiKeySecret.parse("eyJhbGciOiJIUzI1NiJ9.e30.x")).isEmpty();
    }

    @Test
    void endsAKeyByItsTimeAndAtOnceByRevokingIt() {
        ApiKeySecret ending = manage.make(
                        admin,
                        new NewApiKey(
                                "robot",
                                Set.of(Permission.DEVICES_READ),
                                clock.instant().plusSeconds(10)))
                .secret();
        ManageApiKeys.Made endless = manage.make(admin, wanted(Permission.DEVICES_READ));
        clock.advance(Duration.ofSeconds(10));
        assertThat(authenticate.authenticate(ending)).isEmpty();
        assertThat(authenticate.authenticate(endless.secret())).isPresent();
        assertThat(authenticate.ended(Set.of(endless.key().id()))).isEmpty();

        manage.revoke(admin, endless.key().id());

        assertThat(authenticate.authenticate(endless.secret())).isEmpty();
        assertThat(authenticate.ended(Set.of(endless.key().id())))
                .containsExactly(endless.key().id());
        assertThatThrownBy(() -> manage.revoke(admin, endless.key().id())).isInstanceOf(NotFound.class);
    }

    @Test
    void notesAUseOnceAMinute() {
        ManageApiKeys.Made made = manage.make(admin, wanted(Permission.DEVICES_READ));
        authenticate.authenticate(made.secret());
        var first = clock.instant();
        clock.advance(AuthenticateProgram.NOTED_EVERY.minusMillis(1));
        authenticate.authenticate(made.secret());
        assertThat(manage.list(admin).getFirst().lastUsedAt()).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        authenticate.authenticate(made.secret());
        assertThat(manage.list(admin).getFirst().lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void givesNoProgramMoreThanItsMakerHolds() {
        Actor viewer = member(Role.VIEWER);
        assertThat(manage.make(viewer, wanted(Permission.DEVICES_READ)).key().permissions())
                .containsExactly(Permission.DEVICES_READ);
        assertThatThrownBy(() -> manage.make(viewer, wanted(Permission.DEVICES_MANAGE)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("devices:manage");
    }

    @ParameterizedTest
    @EnumSource
    void letsProgramsHoldNothingThatMakesPeopleOrKeys(Permission permission) {
        boolean may = Access.ofPrograms().contains(permission);
        if (EnumSet.of(
                        Permission.MEMBERS_WRITE,
                        Permission.OWNERSHIP_TRANSFER,
                        Permission.KEYS_READ,
                        Permission.KEYS_WRITE)
                .contains(permission)) {
            assertThat(may).isFalse();
        }
        if (may) {
            assertThat(wanted(permission).permissions()).containsExactly(permission);
        } else {
            assertThatThrownBy(() -> wanted(permission))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(permission.word());
        }
    }

    @Test
    void refusesAKeyWithoutAName() {
        Set<Permission> permissions = Set.of(Permission.DEVICES_READ);
        for (String name : new String[] {"", "  ", "a\nb", "x".repeat(101)}) {
            assertThatThrownBy(() -> new NewApiKey(name, permissions, null)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> new NewApiKey("robot", Set.of(), null)).isInstanceOf(InvalidInput.class);
        assertThat(new NewApiKey(" robot ", permissions, null).name()).isEqualTo("robot");
    }

    @Test
    void refusesAKeyThatHasEndedAlready() {
        NewApiKey ended = new NewApiKey("robot", Set.of(Permission.DEVICES_READ), clock.instant());
        assertThatThrownBy(() -> manage.make(admin, ended))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("ends_at");
    }

    @Test
    void makesNoMoreThanThereIsRoomFor() {
        for (int made = 0; made < ApiKey.MOST; made++) {
            manage.make(admin, wanted(Permission.DEVICES_READ));
        }
        assertThatThrownBy(() -> manage.make(admin, wanted(Permission.DEVICES_READ)))
                .isInstanceOf(TooManyApiKeys.class);
    }

    @Test
    void isAProgramOfItsOrganisationWithWhatTheKeyHolds() {
        ApiKey key = manage.make(admin, wanted(Permission.DEVICES_READ)).key();
        Actor program = key.program();
        assertThat(Access.allows(program, Permission.DEVICES_READ)).isTrue();
        assertThat(Access.allows(program, Permission.DEVICES_WRITE)).isFalse();
        assertThat(program.name()).isEqualTo("API key robot");
        assertThatThrownBy(() -> Access.require(program, Permission.DEVICES_WRITE))
                .isInstanceOf(NotAllowed.class)
                .hasMessage("The API key robot does not allow this: it needs devices:write.");
        assertThat(Access.decide(program, THEIRS, Permission.DEVICES_READ)).isEqualTo(Decision.HIDDEN);
    }

    private static NewApiKey wanted(Permission permission) {
        return new NewApiKey("robot", Set.of(permission), null);
    }

    private static Actor member(Role role) {
        return new Actor.Member(user(role));
    }

    private static User user(Role role) {
        return new User(new UserId(new UUID(3, 1)), TestOrganisations.OURS, new EmailAddress("ada@example.org"), role);
    }
}

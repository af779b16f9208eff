package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Actor;
import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.device.ActivateDevice.Activated;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device's life from its batch to its retirement, and who is let in on the way. */
class DeviceUseCasesTest {
    private static final DeviceId GATE = new DeviceId("GATE1");

    private static final Actor.Member OUR_OWNER = new Actor.Member(TestOrganisations.user(1, "ada@example.org"));
    private static final Actor THEIR_PROGRAM =
            new Actor.Program(new ApiKeyId(new UUID(4, 1)), THEIRS, "robot", Set.of());

    private final TestClock clock = new TestClock();
    private final Ids ids = new PredictableIds();
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryDevices devices = new InMemoryDevices();
    private final ActivateDevice activate =
            new ActivateDevice(devices, new RequirePlan(organisations, clock), ids, clock);
    private final ManageDevice manage = new ManageDevice(devices, ids, clock);
    private final AuthenticateDevice authenticate = new AuthenticateDevice(devices, organisations, clock);

    @BeforeEach
    void makeOrganisationsAndADevice() {
        organisations.add(TestOrganisations.organisation(OURS, 2, false));
        organisations.add(TestOrganisations.organisation(THEIRS, 2, true));
        devices.add(List.of(manufactured("GATE1"), manufactured("GATE2"), manufactured("GATE3")));
    }

    @Nested
    class Activating {
        @Test
        void bringsADeviceIntoTheOrganisationWithAToken() {
            Activated activated = activate.activate(OURS, GATE);
            assertThat(activated.device().status()).isEqualTo(DeviceStatus.ACTIVE);
            assertThat(activated.device().owner()).contains(OURS);
            assertThat(activated.device().activatedAt()).isEqualTo(clock.instant());
            assertThat(devices.find(GATE)).contains(activated.device());
        }

        @Test
        void keepsOnlyTheHashOfTheToken() {
            Activated activated = activate.activate(OURS, GATE);
            assertThat(activated.device().tokenHash())
                    .isEqualTo(activated.token().hash());
            assertThat(activated.token().secret()).hasSizeGreaterThan(40);
            assertThat(activated.toString()).doesNotContain(activated.token().secret());
        }

        @Test
        void callsItWhatItIsToBeCalledOrLeavesItAsItIs() {
            for (String name : new String[] {"", " ", "x".repeat(101), "a\nb"}) {
                assertThatThrownBy(() -> activate.activate(OURS, GATE, name)).isInstanceOf(InvalidInput.class);
                assertThat(devices.find(GATE)).contains(manufactured("GATE1"));
            }
            Activated activated = activate.activate(OURS, GATE, "Back door");
            assertThat(activated.device().name()).isEqualTo("Back door");
            assertThat(devices.find(GATE)).contains(activated.device());
        }

        @Test
        void refusesADeviceThatWasNeverMade() {
            assertThatThrownBy(() -> activate.activate(OURS, new DeviceId("NONE")))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void refusesADeviceThatIsActiveHereOrElsewhere() {
            activate.activate(THEIRS, GATE);
            assertThatThrownBy(() -> activate.activate(OURS, GATE)).isInstanceOf(DeviceTaken.class);
            assertThatThrownBy(() -> activate.activate(THEIRS, GATE)).isInstanceOf(DeviceTaken.class);
            manage.change(THEIRS, GATE, DeviceStatus.SUSPENDED);
            assertThatThrownBy(() -> activate.activate(OURS, GATE)).isInstanceOf(DeviceTaken.class);
        }

        @Test
        void takesADeviceBackThatItsOwnOrganisationDeactivatedAndHidesItFromOthers() {
            DeviceToken former = activate.activate(OURS, GATE).token();
            manage.change(OURS, GATE, DeviceStatus.DEACTIVATED);
            assertThatThrownBy(() -> activate.activate(THEIRS, GATE)).isInstanceOf(NotFound.class);
            Activated again = activate.activate(OURS, GATE);
            assertThat(again.token().matches(former.hash())).isFalse();
            assertThat(again.device().deactivatedAt()).isNull();
        }

        @Test
        void refusesMoreDevicesThanSlots() {
            activate.activate(OURS, GATE);
            activate.activate(OURS, new DeviceId("GATE2"));
            assertThatThrownBy(() -> activate.activate(OURS, new DeviceId("GATE3")))
                    .isInstanceOf(NoDeviceSlotLeft.class)
                    .hasMessageContaining("2");
        }

        @Test
        void refusesAnOrganisationWhosePlanHasEndedAndLetsItsDevicesGoOn() {
            DeviceToken token = activate.activate(OURS, GATE).token();
            clock.set(TestOrganisations.TRIAL_END);
            assertThatThrownBy(() -> activate.activate(OURS, new DeviceId("GATE2")))
                    .isInstanceOf(PlanLapsed.class)
                    .hasMessageContaining("The trial has ended");
            assertThat(devices.find(new DeviceId("GATE2"))).contains(manufactured("GATE2"));
            assertThat(authenticate.authenticate(GATE, Optional.of(token)))
                    .isEqualTo(new AuthenticateDevice.Served(GATE, OURS));
            manage.change(OURS, GATE, DeviceStatus.SUSPENDED);
            assertThat(manage.change(OURS, GATE, DeviceStatus.ACTIVE).status()).isEqualTo(DeviceStatus.ACTIVE);
        }

        @Test
        void refusesAnOrganisationThatDoesNotExist() {
            OrganisationId nobody = new OrganisationId(new UUID(9, 9));
            assertThatThrownBy(() -> activate.activate(nobody, GATE)).isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class Managing {
        @BeforeEach
        void activateTheGate() {
            activate.activate(OURS, GATE);
            clock.advance(Duration.ofHours(1));
        }

        @Test
        void hidesADeviceFromOtherOrganisations() {
            assertThatThrownBy(() -> manage.get(THEIRS, GATE)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> manage.rename(THEIRS, GATE, "mine")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> manage.change(THEIRS, GATE, DeviceStatus.DEACTIVATED))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> manage.rotateToken(THEIRS, GATE)).isInstanceOf(NotFound.class);
        }

        @Test
        void renames() {
            manage.rename(OURS, GATE, "North gate");
            assertThat(manage.get(OURS, GATE).name()).isEqualTo("North gate");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void refusesABlankName(String name) {
            assertThatThrownBy(() -> manage.rename(OURS, GATE, name)).isInstanceOf(InvalidInput.class);
        }

        @Test
        void refusesANameOfMoreThanAHundredCharacters() {
            manage.rename(OURS, GATE, "x".repeat(100));
            assertThatThrownBy(() -> manage.rename(OURS, GATE, "x".repeat(101))).isInstanceOf(InvalidInput.class);
        }

        @Test
        void suspendsResumesAndDeactivates() {
            assertThat(manage.change(OURS, GATE, DeviceStatus.SUSPENDED).status())
                    .isEqualTo(DeviceStatus.SUSPENDED);
            assertThat(manage.change(OURS, GATE, DeviceStatus.ACTIVE).status()).isEqualTo(DeviceStatus.ACTIVE);
            Device retired = manage.change(OURS, GATE, DeviceStatus.DEACTIVATED);
            assertThat(retired.deactivatedAt()).isEqualTo(clock.instant());
        }

        @ParameterizedTest
        @EnumSource(value = DeviceStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "MANUFACTURED")
        void leavesADeviceAsItIsWhenItIsThereAlready(DeviceStatus status) {
            manage.change(OURS, GATE, status);
            Device before = manage.get(OURS, GATE);
            clock.advance(Duration.ofHours(1));
            assertThat(manage.change(OURS, GATE, status)).isEqualTo(before);
        }

        @Test
        void doesNotResumeADeactivatedDeviceWithoutASlot() {
            manage.change(OURS, GATE, DeviceStatus.DEACTIVATED);
            assertThatThrownBy(() -> manage.change(OURS, GATE, DeviceStatus.ACTIVE))
                    .isInstanceOf(IllegalDeviceChange.class);
            assertThatThrownBy(() -> manage.change(OURS, GATE, DeviceStatus.SUSPENDED))
                    .isInstanceOf(IllegalDeviceChange.class);
        }

        @Test
        void givesNoTokenToASuspendedDevice() {
            manage.change(OURS, GATE, DeviceStatus.SUSPENDED);
            assertThatThrownBy(() -> manage.rotateToken(OURS, GATE)).isInstanceOf(DeviceNotActive.class);
            assertThatThrownBy(() -> manage.replaceToken(OURS, GATE)).isInstanceOf(DeviceNotActive.class);
        }
    }

    @Nested
    class Authenticating {
        @Test
        void letsADeviceInByItsToken() {
            DeviceToken token = activate.activate(OURS, GATE).token();
            assertThat(authenticate.authenticate(GATE, Optional.of(new DeviceToken(token.secret()))))
                    .isEqualTo(new AuthenticateDevice.Served(GATE, OURS));
        }

        @Test
        void refusesAnUnknownDevice() {
            assertThatThrownBy(() -> authenticate.authenticate(new DeviceId("NONE"), Optional.empty()))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void refusesADeviceThatIsNotActive() {
            assertThatThrownBy(() -> authenticate.authenticate(GATE, Optional.empty()))
                    .isInstanceOf(DeviceNotActive.class);
            DeviceToken token = activate.activate(OURS, GATE).token();
            manage.change(OURS, GATE, DeviceStatus.SUSPENDED);
            assertThatThrownBy(() -> authenticate.authenticate(GATE, Optional.of(token)))
                    .isInstanceOf(DeviceNotActive.class);
        }

        @Test
        void refusesAWrongTokenAndAnothersToken() {
            activate.activate(OURS, GATE);
            DeviceToken others = activate.activate(OURS, new DeviceId("GATE2")).token();
            assertThatThrownBy(() -> authenticate.authenticate(GATE, Optional.of(others)))
                    .isInstanceOf(DeviceTokenRefused.class);
            assertThatThrownBy(() -> authenticate.authenticate(GATE, Optional.of(new DeviceToken(""))))
                    .isInstanceOf(DeviceTokenRefused.class);
        }

        @Test
        void servesDevicesWithoutATokenOnlyWhereTheirOrganisationAllowsIt() {
            activate.activate(OURS, GATE);
            assertThatThrownBy(() -> authenticate.authenticate(GATE, Optional.empty()))
                    .isInstanceOf(DeviceTokenRefused.class);
            DeviceId older = new DeviceId("GATE2");
            activate.activate(THEIRS, older);
            assertThat(authenticate.authenticate(older, Optional.empty()).organisation())
                    .isEqualTo(THEIRS);
            assertThatThrownBy(() -> authenticate.authenticate(older, Optional.of(new DeviceToken("wrong"))))
                    .isInstanceOf(DeviceTokenRefused.class);
        }
    }

    @Nested
    class Manufacturing {
        private final InMemoryUsers users = new InMemoryUsers();
        private final InMemoryProfiles profiles = new InMemoryProfiles(users);
        private final VerifiedPeople verified = new VerifiedPeople(profiles);
        private final DeviceBatches batches = new InMemoryDeviceBatches(devices);
        private final ManufactureDevices manufacture =
                new ManufactureDevices(devices, batches, organisations, verified, ids, clock);

        @BeforeEach
        void takeInTheOwner() {
            users.add(new Account(OUR_OWNER.user(), "a hash"));
        }

        @Test
        void makesNoneForWhoHasNotShownThatTheirAddressIsTheirs() {
            profiles.unverify(OUR_OWNER.user().id());
            assertThatThrownBy(() -> manufacture.manufacture(OUR_OWNER, Optional.of("B1"), 1))
                    .isInstanceOf(AddressUnverified.class);
            assertThat(batches.find(OURS, "B1")).isEmpty();
        }

        @Test
        void makesAsManyAsWantedInOneBatchThatNobodyOwns() {
            ManufactureDevices.Batch batch = manufacture.manufacture(OUR_OWNER, Optional.empty(), 1000);
            assertThat(batch.devices()).hasSize(1000).allSatisfy(device -> {
                assertThat(device.id().value()).matches("[A-Z0-9]{5}");
                assertThat(device.status()).isEqualTo(DeviceStatus.MANUFACTURED);
                assertThat(device.batch()).isEqualTo(batch.id());
                assertThat(devices.find(device.id())).contains(device);
            });
            assertThat(batch.devices()).extracting(Device::id).doesNotHaveDuplicates();
            assertThat(batches.devices(OURS, batch.id())).containsExactlyInAnyOrderElementsOf(batch.devices());
            assertThat(batches.find(OURS, batch.id())).contains(new DeviceBatch(batch.id(), clock.instant(), 1000, 0));
        }

        @Test
        void makesUpForIdsThatAreTaken() {
            new ManufactureDevices(devices, batches, organisations, verified, new PredictableIds(), clock)
                    .manufacture(OUR_OWNER, Optional.of("first"), 3);
            ManufactureDevices.Batch again = new ManufactureDevices(
                            devices, batches, organisations, verified, new PredictableIds(), clock)
                    .manufacture(OUR_OWNER, Optional.of("second"), 5);
            assertThat(again.devices())
                    .extracting(Device::id)
                    .doesNotHaveDuplicates()
                    .hasSize(5);
            assertThat(batches.devices(OURS, "first")).hasSize(3);
            assertThat(batches.devices(OURS, "second")).containsExactlyInAnyOrderElementsOf(again.devices());
        }

        @Test
        void addsToABatchOfOnesOwnUntilItIsFull() {
            manufacture.manufacture(OUR_OWNER, Optional.of("2026-north"), 600);
            manufacture.manufacture(THEIR_PROGRAM, Optional.of("2026-north"), 600);
            manufacture.manufacture(OUR_OWNER, Optional.of("2026-north"), 400);
            assertThat(batches.devices(OURS, "2026-north")).hasSize(1000);
            assertThat(batches.devices(THEIRS, "2026-north")).hasSize(600);
            assertThatThrownBy(() -> manufacture.manufacture(OUR_OWNER, Optional.of("2026-north"), 1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("full");
        }

        @Test
        void makesNoMoreThanMayWaitForSomebodyWhoActivatesThem() {
            manufacture.manufacture(OUR_OWNER, Optional.empty(), 1000);
            assertThatThrownBy(() -> manufacture.manufacture(OUR_OWNER, Optional.empty(), 1))
                    .isInstanceOfSatisfying(
                            TooManyUnusedDevices.class,
                            refused -> assertThat(refused.code()).isEqualTo("too_many_unused_devices"))
                    .hasMessageContaining("1000 devices that you had made");
            assertThat(manufacture
                            .manufacture(THEIR_PROGRAM, Optional.empty(), 1)
                            .devices())
                    .hasSize(1);

            organisations.allot(OURS, it -> it.with(101, it.plan()));
            assertThat(manufacture.manufacture(OUR_OWNER, Optional.empty(), 10).devices())
                    .hasSize(10);
            assertThatThrownBy(() -> manufacture.manufacture(OUR_OWNER, Optional.empty(), 1))
                    .isInstanceOf(TooManyUnusedDevices.class);
        }

        @Test
        void endsItsSearchForIdsThatAreFree() {
            Ids same = new SameIds();
            ManufactureDevices scarce = new ManufactureDevices(devices, batches, organisations, verified, same, clock);
            scarce.manufacture(OUR_OWNER, Optional.of("first"), 1);

            assertThatThrownBy(() -> scarce.manufacture(OUR_OWNER, Optional.of("second"), 1))
                    .isInstanceOf(NoDeviceIdsLeft.class);
            assertThat(batches.find(OURS, "second")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 1001})
        void refusesOtherCounts(int count) {
            assertThatThrownBy(() -> manufacture.manufacture(OUR_OWNER, Optional.empty(), count))
                    .isInstanceOf(InvalidInput.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "../north", "north/1", "<b>"})
        void refusesABatchIdThatFitsNoAddress(String id) {
            assertThatThrownBy(() -> manufacture.manufacture(OUR_OWNER, Optional.of(id), 1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("batch_id");
        }

        @Test
        void registersADeviceThatBringsItsId() {
            DeviceId floor = new DeviceId("FLOOR1");
            manufacture.register(floor);
            Device made = devices.find(floor).orElseThrow();
            manufacture.register(floor);
            assertThat(devices.find(floor)).contains(made);
        }
    }

    /** Of which nothing is random. */
    private record SameIds() implements Ids {
        @Override
        public UUID newUuid() {
            return new UUID(1, 1);
        }

        @Override
        public byte[] randomBytes(int count) {
            return new byte[count];
        }
    }

    @Test
    void saysWhenAChangeMetAnother() {
        Device active = activate.activate(OURS, GATE).device();
        Devices raced = new RacedDevices(devices, active);
        assertThatThrownBy(() -> new ManageDevice(raced, ids, clock).rename(OURS, GATE, "late"))
                .isInstanceOf(DeviceChangedMeanwhile.class);
    }
}

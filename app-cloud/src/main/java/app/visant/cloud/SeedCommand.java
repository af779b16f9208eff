package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.security.Argon2idPasswordHashing;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManufactureDevices;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.IntervalSetting;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.tenant.BootstrapAdministrator;
import app.visant.domain.tenant.RequirePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code seed}: makes the administrator and test devices with schedules. Safe to repeat; tokens are made anew. */
final class SeedCommand extends InstallationCommand {
    private final InstantSource clock = InstantSource.system();
    private final Ids ids = new SecureIds(clock);

    SeedCommand() {
        super("seed", "Makes the administrator and active test devices TEST_CAM_01… with schedules");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("--devices").type(Integer.class).setDefault(1).help("how many, 0 to 99 (default 1)");
        subparser
                .addArgument("--interval")
                .type(Integer.class)
                .setDefault(10)
                .help("seconds between two pictures, 0 for no schedule (default 10)");
    }

    @Override
    void run(Namespace arguments, CloudConfiguration configuration, Storage storage) throws IOException {
        int count = arguments.getInt("devices");
        if (count < 0 || count > 99) {
            throw new CommandFailed("--devices must be from 0 to 99");
        }
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        new FirstAdministrator(
                        new BootstrapAdministrator(
                                rows.organisations(), rows.users(), new Argon2idPasswordHashing(ids), ids, clock),
                        rows.users(),
                        rows.platformAdministrators(),
                        ids,
                        clock)
                .ensure(configuration);
        OrganisationId organisation = organisation(configuration, storage);
        StringBuilder tokens = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            DeviceId id = new DeviceId("TEST_CAM_%02d".formatted(i));
            tokens.append(id).append(' ').append(token(rows, organisation, id)).append('\n');
            schedule(storage, rows, organisation, id, arguments.getInt("interval"));
            System.out.println(id);
        }
        Path file = configuration.data().resolve("test-devices");
        write(file, tokens.toString());
        System.out.println("The devices' tokens are in " + file.toAbsolutePath());
    }

    private String token(PostgresAdapters rows, OrganisationId organisation, DeviceId id) {
        ManageDevice manage = new ManageDevice(rows.devices(), ids, clock);
        Optional<Device> present = rows.devices().find(organisation, id);
        if (present.filter(device -> device.status() == DeviceStatus.ACTIVE).isPresent()) {
            return manage.replaceToken(organisation, id).token().secret();
        }
        new ManufactureDevices(
                        rows.devices(),
                        rows.deviceBatches(),
                        rows.organisations(),
                        new VerifiedPeople(rows.profiles()),
                        ids,
                        clock)
                .register(id);
        return new ActivateDevice(rows.devices(), new RequirePlan(rows.organisations(), clock), ids, clock)
                .activate(organisation, id)
                .token()
                .secret();
    }

    /** A running server finds the change by itself within seconds. */
    private void schedule(
            Storage storage, PostgresAdapters rows, OrganisationId organisation, DeviceId id, int seconds) {
        if (seconds > 0) {
            PostgresDispatch dispatch = new PostgresDispatch(storage.database().jdbi());
            new ManageSchedules(
                            new RequirePlan(rows.organisations(), clock),
                            dispatch.schedules(),
                            devices -> {},
                            ids,
                            clock)
                    .setInterval(organisation, id, new IntervalSetting(true, Duration.ofSeconds(seconds)));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}

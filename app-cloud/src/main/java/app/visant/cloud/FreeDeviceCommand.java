package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.platform.FreeDevice;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.RetireDevice;
import java.time.InstantSource;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code free-device}: takes a device from whoever claimed it, also if it connected. Only whoever has the machine may. */
final class FreeDeviceCommand extends InstallationCommand {
    private final InstantSource clock = InstantSource.system();

    FreeDeviceCommand() {
        super("free-device", "Makes a device nobody's that the wrong organisation activated, also if it connected");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("--device").metavar("ID").required(true).help("as it is printed on the device");
        subparser
                .addArgument("--reason")
                .metavar("TEXT")
                .required(true)
                .help("which the organisation reads that loses it");
    }

    @Override
    void run(Namespace arguments, CloudConfiguration configuration, Storage storage) {
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        PostgresDispatch dispatch = new PostgresDispatch(storage.database().jdbi());
        ManageDevice manage = new ManageDevice(rows.devices(), new SecureIds(clock), clock);
        FreeDevice free = new FreeDevice(
                rows.devices(),
                rows.deviceReports(),
                new NoStreamsHere(),
                new RetireDevice(manage, dispatch.triggers(), clock),
                new ReleaseDevice(rows.devices(), dispatch.releasedDevices(), clock),
                new RecordDeeds(rows.auditLog(), clock));
        DeviceId device = new DeviceId(arguments.getString("device"));
        free.freeAnyway(device, arguments.getString("reason"));
        System.out.println(device + " is nobody's: whoever has it can activate it.");
        System.out.println("Restart the server: a stream that is still open for it ends with that only.");
    }

    /** A server has them, and not a command. */
    private record NoStreamsHere() implements ConnectedDevices {
        @Override
        public Map<DeviceId, Integer> of(OrganisationId organisation) {
            return Map.of();
        }

        @Override
        public boolean isConnected(DeviceId device) {
            return false;
        }

        @Override
        public void disconnect(DeviceId device) {}
    }
}

package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.access.Reach;
import app.visant.domain.device.Device;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code report}: says of each device what was wanted and what became of it; fails unless all is accounted for. */
final class ReportCommand extends InstallationCommand {
    private static final String RULE = "=".repeat(70);

    ReportCommand() {
        super("report", "Says what was triggered and what became of it; exit code 0 only if all is accounted for");
    }

    @Override
    void run(Namespace arguments, CloudConfiguration configuration, Storage storage) {
        OrganisationId organisation = organisation(configuration, storage);
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        PostgresDispatch dispatch = new PostgresDispatch(storage.database().jdbi());
        DeviceResults results =
                new DeviceResults(rows.captures(), dispatch.triggers(), storage.datalake(), rows.deviceReports());
        System.out.println(RULE + "\nCLOUD-TRIGGERED CAMERA TEST RESULTS\n" + RULE);
        boolean good = true;
        List<Device> devices;
        int offset = 0;
        do {
            devices = rows.devices()
                    .list(organisation, Reach.all(), new Slice(Slice.MAX_LIMIT, offset))
                    .items();
            for (Device device : devices) {
                DeviceResults.Result result = results.of(organisation, device);
                result.lines().forEach(System.out::println);
                good &= result.good();
            }
            offset += devices.size();
        } while (devices.size() == Slice.MAX_LIMIT);
        System.out.println(RULE);
        if (!good) {
            throw new CommandFailed("Not everything is accounted for.");
        }
    }
}

package app.visant.cloud;

import app.visant.cloud.config.CloudConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code server}: runs the cloud. */
final class ServeCommand extends ServerCommand<CloudConfiguration> {
    ServeCommand(CloudApplication application) {
        super(application, "server", "Runs the cloud");
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable error) {
        Faults.tell(cli.getStdErr(), error);
    }
}

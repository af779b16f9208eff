package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.EmailAddress;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;

/** A command that works on what an installation keeps, whether its server is running or not. */
abstract class InstallationCommand extends ConfiguredCommand<CloudConfiguration> {
    InstallationCommand(String name, String description) {
        super(name, description);
    }

    @Override
    protected void run(Bootstrap<CloudConfiguration> bootstrap, Namespace arguments, CloudConfiguration configuration)
            throws IOException {
        try (Storage storage = Storage.attach(configuration)) {
            run(arguments, configuration, storage);
        }
    }

    abstract void run(Namespace arguments, CloudConfiguration configuration, Storage storage) throws IOException;

    /** The organisation of the administrator that the configuration names. */
    static OrganisationId organisation(CloudConfiguration configuration, Storage storage) {
        String email = configuration.administrator().email();
        return new PostgresAdapters(storage.database().jdbi())
                .users()
                .findByEmail(new EmailAddress(email))
                .map(account -> account.user().organisation())
                .orElseThrow(() ->
                        new CommandFailed("There is nobody " + email + " here: run seed first, or set admin.email."));
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable error) {
        Faults.tell(cli.getStdErr(), error);
    }
}

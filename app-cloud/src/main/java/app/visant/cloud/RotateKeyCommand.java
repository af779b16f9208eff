package app.visant.cloud;

import app.visant.adapter.cloud.security.SecretFile;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.adapter.cloud.security.TokenKeys;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.kernel.Ids;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code rotate-key}: gives the installation a new key for tokens; what was signed with the one before is believed until that is dropped. */
final class RotateKeyCommand extends ConfiguredCommand<CloudConfiguration> {
    private final Ids ids = new SecureIds(InstantSource.system());

    RotateKeyCommand() {
        super("rotate-key", "Makes a new key that tokens are signed with; tokens of the key before stay good");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser
                .addArgument("--drop-former")
                .action(Arguments.storeTrue())
                .help("make no new key, and believe the present one alone");
    }

    @Override
    protected void run(Bootstrap<CloudConfiguration> bootstrap, Namespace arguments, CloudConfiguration configuration) {
        if (configuration.tokenKeys().isPresent()) {
            throw new CommandFailed("The keys come from tokens.keys: put a new one before the others there.");
        }
        SecretFile file = new SecretFile(configuration.tokenKeyFile());
        boolean drop = arguments.getBoolean("drop_former");
        List<String> present = file.readOrCreate(this::fresh).lines().toList();
        file.replace(drop ? present.getFirst() : fresh() + "\n" + present.getFirst());
        System.out.println(
                drop
                        ? "The former key is dropped. Restart the server."
                        : "There is a new key. Restart the server; after "
                                + configuration.tokens().session().toHours()
                                + " h, when all that the former one signed has ended, run rotate-key --drop-former.");
    }

    private String fresh() {
        return Base64.getEncoder().encodeToString(ids.randomBytes(TokenKeys.MIN_KEY_BYTES));
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable error) {
        Faults.tell(cli.getStdErr(), error);
    }
}

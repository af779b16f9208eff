package app.visant.cloud;

import app.visant.adapter.cloud.security.SecretFile;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.config.KeySource;
import app.visant.domain.kernel.Ids;
import app.visant.domain.mail.WaitingLetter;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code rotate-key}: gives the installation a new key for tokens, or for secrets; what was signed or encrypted with the one before is
 * believed and read until that is dropped.
 */
final class RotateKeyCommand extends ConfiguredCommand<CloudConfiguration> {
    private final Ids ids = new SecureIds(InstantSource.system());

    RotateKeyCommand() {
        super("rotate-key", "Makes a new key for tokens or for secrets; what the key before made stays good");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser
                .addArgument("--secrets")
                .action(Arguments.storeTrue())
                .help("the key that waiting letters are encrypted with, in place of that of tokens");
        subparser
                .addArgument("--drop-former")
                .action(Arguments.storeTrue())
                .help("make no new key, and believe the present one alone");
    }

    @Override
    protected void run(Bootstrap<CloudConfiguration> bootstrap, Namespace arguments, CloudConfiguration configuration) {
        boolean secrets = arguments.getBoolean("secrets");
        KeySource source = secrets ? configuration.secretKeys() : configuration.tokenKeys();
        Duration inUse =
                secrets ? WaitingLetter.LONGEST : configuration.tokens().session();
        if (source.given().isPresent()) {
            throw new CommandFailed(
                    "The keys come from " + source.name() + ".keys: put a new one before the others there.");
        }
        SecretFile file = new SecretFile(source.file());
        boolean drop = arguments.getBoolean("drop_former");
        List<String> present =
                file.readOrCreate(() -> KeySource.fresh(ids)).lines().toList();
        file.replace(drop ? present.getFirst() : KeySource.fresh(ids) + "\n" + present.getFirst());
        System.out.println(
                drop
                        ? "The former key is dropped. Restart the server."
                        : "There is a new key. Restart the server; after " + inUse.toHours()
                                + " h, when nothing of the former one is in use any more, run rotate-key"
                                + (secrets ? " --secrets" : "") + " --drop-former.");
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable error) {
        Faults.tell(cli.getStdErr(), error);
    }
}

package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.kernel.UserId;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.tenant.EmailAddress;
import java.time.InstantSource;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code platform-administrators}: says who stands above organisations, and changes it. Only whoever has the machine may. */
final class PlatformAdministratorsCommand extends InstallationCommand {
    private final InstantSource clock = InstantSource.system();

    PlatformAdministratorsCommand() {
        super(
                "platform-administrators",
                "Lists the people who stand above organisations, after a change if one is asked for");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        var change = subparser.addMutuallyExclusiveGroup();
        change.addArgument("--add").metavar("ADDRESS").help("make the person with this e-mail address one of them");
        change.addArgument("--remove").metavar("ADDRESS").help("let them be one no more");
    }

    @Override
    void run(Namespace arguments, CloudConfiguration configuration, Storage storage) {
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        PlatformAdministrators administrators = rows.platformAdministrators();
        String add = arguments.getString("add");
        if (add != null) {
            administrators.add(person(rows, add), clock.instant());
        }
        String remove = arguments.getString("remove");
        if (remove != null) {
            administrators.remove(person(rows, remove));
        }
        administrators.list().forEach(user -> System.out.println(user.email()));
    }

    private static UserId person(PostgresAdapters rows, String address) {
        return rows.users()
                .findByEmail(new EmailAddress(address))
                .map(account -> account.user().id())
                .orElseThrow(() -> new CommandFailed("There is nobody " + address + " here."));
    }
}

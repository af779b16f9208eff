package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.InstantSource;
import java.util.Map;
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
        RecordDeeds record = new RecordDeeds(rows.auditLog(), clock);
        String add = arguments.getString("add");
        if (add != null) {
            User person = person(rows, add);
            requireVerified(rows, person);
            onRecord(
                    record,
                    "add a platform administrator",
                    person,
                    () -> administrators.add(person.id(), clock.instant()));
        }
        String remove = arguments.getString("remove");
        if (remove != null) {
            User person = person(rows, remove);
            onRecord(record, "remove a platform administrator", person, () -> administrators.remove(person.id()));
        }
        administrators.list().forEach(user -> System.out.println(user.email()));
    }

    private static void onRecord(RecordDeeds record, String action, User person, Runnable change) {
        Entry begun = record.begin(ChainId.INSTALLATION, Who.OPERATOR, action, "");
        change.run();
        record.end(
                begun,
                new Outcome(
                        200,
                        "",
                        Map.of(
                                "email",
                                person.email().value(),
                                "user_id",
                                person.id().toString())));
    }

    /** Else whoever signed up first with somebody's address would be put above organisations in their place. */
    private static void requireVerified(PostgresAdapters rows, User person) {
        if (!new VerifiedPeople(rows.profiles()).contains(person.id())) {
            throw new CommandFailed("Nobody has verified the address " + person.email()
                    + " yet: let its owner use the link in the letter of the sign-up, or \"forgot password\", first.");
        }
    }

    private static User person(PostgresAdapters rows, String address) {
        return rows.users()
                .findByEmail(new EmailAddress(address))
                .map(Account::user)
                .orElseThrow(() -> new CommandFailed("There is nobody " + address + " here."));
    }
}

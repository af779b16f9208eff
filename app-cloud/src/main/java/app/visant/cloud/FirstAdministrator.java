package app.visant.cloud;

import app.visant.adapter.cloud.security.SecretFile;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.kernel.Ids;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.tenant.BootstrapAdministrator;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first person where there is nobody yet, who runs the platform too; a password that nobody chose goes into a file. Where
 * an issuer outside alone says who people are, it is whoever that knows by the address, and nobody has the password.
 */
final class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int PASSWORD_BYTES = 12;

    private final BootstrapAdministrator bootstrap;
    private final Users users;
    private final PlatformAdministrators administrators;
    private final Ids ids;
    private final InstantSource clock;

    FirstAdministrator(
            BootstrapAdministrator bootstrap,
            Users users,
            PlatformAdministrators administrators,
            Ids ids,
            InstantSource clock) {
        this.bootstrap = bootstrap;
        this.users = users;
        this.administrators = administrators;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return who was made; empty if there was somebody already */
    Optional<User> ensure(CloudConfiguration configuration) {
        if (!users.isEmpty()) {
            return Optional.empty();
        }
        CloudConfiguration.Administrator wanted = configuration.administrator();
        SecretFile file = new SecretFile(configuration.data().resolve("admin-password"));
        boolean passwords = configuration.identity().ownAccounts();
        String password = passwords ? wanted.password().orElseGet(() -> file.readOrCreate(this::random)) : random();
        Optional<User> made = bootstrap.bootstrap(new BootstrapAdministrator.Request(
                new EmailAddress(wanted.email()),
                new NewPassword(password),
                wanted.organisation(),
                wanted.deviceSlots(),
                wanted.allowTokenlessDevices()));
        made.ifPresent(user -> administrators.add(user.id(), clock.instant()));
        made.ifPresent(user -> LOG.info(
                "Log in as {} {}",
                user.email(),
                passwords
                        ? whence(wanted, file)
                        : "at " + configuration.identity().issuer()));
        return made;
    }

    private static String whence(CloudConfiguration.Administrator wanted, SecretFile file) {
        return "with the password " + (wanted.password().isPresent() ? "of the configuration" : "in " + file.path());
    }

    private String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(PASSWORD_BYTES));
    }
}

package app.visant.cloud.config;

import app.visant.adapter.cloud.mail.MailServer;
import app.visant.adapter.cloud.mail.MailServer.LogIn;
import app.visant.adapter.cloud.mail.MailServer.Security;
import app.visant.domain.tenant.EmailAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which mail server takes the cloud's letters. */
final class MailSettings {
    private MailSettings() {}

    /** @return empty if there is none */
    static Optional<MailServer> read(Settings settings, URI publicUrl) {
        Optional<String> host = settings.text("mail.host");
        int port = settings.integer("mail.port", 587, 1, 65_535);
        Security security = settings.text(
                "mail.security",
                Security.STARTTLS,
                "starttls, tls or none",
                text -> Optional.of(Security.valueOf(text.toUpperCase(Locale.ROOT))));
        Optional<String> user = settings.text("mail.user");
        Optional<String> password = settings.text("mail.password");
        EmailAddress from = settings.text(
                "mail.from",
                new EmailAddress("visant@" + publicUrl.getHost().replaceAll("[\\[\\]:]", "")),
                "an e-mail address such as name@example.org",
                text -> Optional.of(new EmailAddress(text)));
        if (user.isPresent() != password.isPresent()) {
            settings.wrong("mail.user and mail.password: must both be there, or neither");
        }
        return host.map(name ->
                new MailServer(name, port, security, user.map(each -> new LogIn(each, password.orElse(""))), from));
    }
}

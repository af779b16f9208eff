package app.visant.adapter.cloud.mail;

import app.visant.domain.mail.Carrier;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;

/** Where letters go. */
public final class MailServers {
    private MailServers() {}

    /** Certificates must be of those that this machine trusts, and for the server's name. */
    public static Carrier at(MailServer server, InstantSource clock) {
        return at(server, (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
    }

    /** @param encryption says which certificates are trusted */
    static Carrier at(MailServer server, SSLSocketFactory encryption, InstantSource clock) {
        return new SmtpCarrier(server, encryption, clock);
    }
}

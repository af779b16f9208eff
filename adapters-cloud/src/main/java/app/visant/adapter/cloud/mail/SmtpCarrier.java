package app.visant.adapter.cloud.mail;

import app.visant.domain.mail.Carrier;
import app.visant.domain.mail.Delivery;
import app.visant.domain.mail.Delivery.Away;
import app.visant.domain.mail.Delivery.Delivered;
import app.visant.domain.mail.Delivery.Later;
import app.visant.domain.mail.Delivery.Refused;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.LetterId;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Brings letters to a mail server by SMTP (RFC 5321), one connection for each. Only a server that refuses the reader's
 * address for good makes a letter be given up: all else, such as a wrong password for the server, may be mended.
 */
final class SmtpCarrier implements Carrier {
    private static final int PERMANENT = 500;

    private final MailServer server;
    private final Session session;
    private final InstantSource clock;

    SmtpCarrier(MailServer server, SSLSocketFactory encryption, InstantSource clock) {
        this.server = server;
        this.session = Session.getInstance(properties(server, encryption));
        this.clock = clock;
    }

    @Override
    public Delivery carry(LetterId id, Letter letter) {
        Delivery delivery = new Away("nothing was said");
        try (Transport transport = session.getTransport("smtp")) {
            String user = server.logIn().map(MailServer.LogIn::user).orElse(null);
            String password = server.logIn().map(MailServer.LogIn::password).orElse(null);
            connect(transport, user, password);
            delivery = send(transport, message(id, letter));
        } catch (MessagingException unusable) {
            // Whatever happens to the connection afterwards: the server has what it said that it has.
            if (!(delivery instanceof Delivered)) {
                delivery = new Away(said(unusable));
            }
        }
        return delivery;
    }

    @SuppressWarnings("NullAway") // Without a log-in, Jakarta Mail takes null for both, and does not say so.
    private void connect(Transport transport, @Nullable String user, @Nullable String password)
            throws MessagingException {
        transport.connect(server.host(), server.port(), user, password);
    }

    private static Delivery send(Transport transport, Message message) throws MessagingException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivered();
        } catch (SendFailedException refused) {
            for (Throwable each = refused; each != null; each = next(each)) {
                if (each instanceof SMTPAddressFailedException address) {
                    return address.getReturnCode() >= PERMANENT ? new Refused(said(address)) : new Later(said(address));
                }
            }
            return refused instanceof SMTPSendFailedException ? new Later(said(refused)) : new Away(said(refused));
        }
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }

    private MimeMessage message(LetterId id, Letter letter) throws MessagingException {
        MimeMessage message =
                new LetterMessage(session, "<" + id + "@" + host(server.from().value()) + ">");
        message.setFrom(new InternetAddress(server.from().value()));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.to().value()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // Nobody's absence is to be told to us (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private static String host(String address) {
        return address.substring(address.indexOf('@') + 1);
    }

    /** What the server or the network said, in one line. */
    private static String said(MessagingException failure) {
        Exception cause = failure.getNextException();
        String text = failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Properties properties(MailServer server, SSLSocketFactory encryption) {
        String patience = Long.toString(MailServer.PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.auth", Boolean.toString(server.logIn().isPresent()));
        properties.put("mail.smtp.from", server.from().value());
        properties.put("mail.smtp.ssl.socketFactory", encryption);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (server.security()) {
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> {}
        }
        return properties;
    }

    /** A message whose id is the letter's, so that one that comes twice is known again. */
    private static final class LetterMessage extends MimeMessage {
        private final String id;

        LetterMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

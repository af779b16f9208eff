package app.visant.adapter.edge.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why there is no secure connection, and what to do about it. */
final class TlsFaults {
    private static final int MAX_CAUSES = 10;

    private TlsFaults() {}

    /** @param clock this machine's, which certificates are judged by */
    static String describe(SSLException fault, InstantSource clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Throwable cause = fault;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            switch (cause) {
                case CertificateNotYetValidException early -> {
                    return "TLS: the cloud's certificate is not valid yet (" + early.getMessage()
                            + "), and this machine's clock says " + now
                            + ": the clock is behind, switch on time synchronisation (timedatectl set-ntp true)";
                }
                case CertificateExpiredException late -> {
                    return "TLS: the cloud's certificate has expired (" + late.getMessage()
                            + "), and this machine's clock says " + now
                            + ": if that is the right time, the cloud needs a new certificate; else set the clock";
                }
                case CertPathBuilderException unknown -> {
                    return "TLS: the cloud's certificate is signed by nobody whom this machine knows"
                            + " (an own authority, or a proxy that looks inside): add its certificate to the trusted ones";
                }
                case SSLPeerUnverifiedException other -> {
                    return "TLS: the certificate is for another name (" + firstLine(other) + "): is --api-url right?";
                }
                default -> {}
            }
        }
        String message = firstLine(fault);
        return message.contains("Unsupported or unrecognized SSL message")
                ? "TLS: what answers does not speak TLS: is it https there, or does a portal answer?"
                : "TLS: " + message;
    }

    private static String firstLine(Throwable fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

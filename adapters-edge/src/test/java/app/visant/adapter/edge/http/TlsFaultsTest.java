package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

final class TlsFaultsTest {
    private static final Instant NOW = Instant.parse("1970-01-02T00:00:00.5Z");

    private static String describe(Exception cause) {
        SSLHandshakeException fault = new SSLHandshakeException("PKIX path validation failed");
        fault.initCause(new CertificateException("validity check failed", cause));
        return TlsFaults.describe(fault, InstantSource.fixed(NOW));
    }

    @Test
    void comparesTheDatesOfACertificateThatIsNotValidYet() {
        assertThat(describe(new CertificateNotYetValidException("NotBefore: Thu Jan 01 00:00:00 UTC 2026")))
                .contains("2026", "clock says 1970-01-02T00:00:00Z", "clock is behind", "timedatectl");
    }

    @Test
    void comparesTheDatesOfACertificateThatHasExpired() {
        assertThat(describe(new CertificateExpiredException("NotAfter: Wed Jan 01 00:00:00 UTC 1969")))
                .contains("1969", "clock says 1970-01-02T00:00:00Z", "new certificate");
    }

    @Test
    void saysWhenNobodyKnowsWhoSignedIt() {
        assertThat(describe(new CertPathBuilderException("unable to find valid certification path")))
                .contains("signed by nobody", "trusted");
    }

    @Test
    void saysWhenTheCertificateIsForAnotherName() {
        assertThat(TlsFaults.describe(
                        new SSLPeerUnverifiedException("Hostname a not verified:\n certificate: b"),
                        InstantSource.fixed(NOW)))
                .contains("Hostname a not verified", "--api-url")
                .doesNotContain("\n");
    }

    @Test
    void saysWhenWhatAnswersSpeaksNoTls() {
        assertThat(TlsFaults.describe(
                        new SSLException("Unsupported or unrecognized SSL message"), InstantSource.fixed(NOW)))
                .contains("does not speak TLS");
    }
}

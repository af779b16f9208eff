package app.visant.adapter.cloud.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An OpenID Connect issuer with real keys, on a port of this machine. */
public final class TestIssuer implements AutoCloseable {
    public static final String AUDIENCE = "visant-test";

    private static final int BITS = 2048;

    private final HttpServer server;
    private volatile RSAKey rsa;
    private volatile ECKey ec;
    private volatile boolean away;
    private volatile String saysOfItself;

    public TestIssuer() throws IOException, JOSEException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        saysOfItself = issuer();
        rotate();
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/auth/v1";
    }

    /** Signs by new keys from now on, and publishes them alone. */
    public void rotate() throws JOSEException {
        rsa = new RSAKeyGenerator(BITS).keyID(UUID.randomUUID().toString()).generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    }

    RSAKey rsa() {
        return rsa;
    }

    void goAway() {
        away = true;
    }

    void sayToBe(String other) {
        saysOfItself = other;
    }

    /** A good token of somebody, unless it is changed. */
    public String token(JWSAlgorithm algorithm, String email, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        boolean elliptic = JWSAlgorithm.Family.EC.contains(algorithm);
        JWK key = elliptic ? ec : rsa;
        JWSSigner signer = elliptic ? new ECDSASigner(ec) : new RSASSASigner(rsa);
        return sign(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                change.apply(claims(email)).build(),
                signer);
    }

    public String token(String email) throws JOSEException {
        return token(JWSAlgorithm.RS256, email, claims -> claims);
    }

    JWTClaimsSet.Builder claims(String email) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject("subject of " + email)
                .claim("email", email)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = switch (path) {
            case "/auth/v1/.well-known/openid-configuration" -> """
                            {"issuer":"%s","jwks_uri":"%s/.well-known/jwks.json"}""".formatted(saysOfItself, issuer());
            case "/auth/v1/.well-known/jwks.json" ->
                new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString();
            default -> "";
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(
                    away ? 503 : body.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

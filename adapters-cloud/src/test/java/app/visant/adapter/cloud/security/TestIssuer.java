package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID Connect issuer with real keys, on a port of this machine. */
public final class TestIssuer implements AutoCloseable {
    public static final String AUDIENCE = "visant-test";
    public static final String SECRET = "a-secret-of-the-client";
    /** By which a project of Supabase knows us. */
    public static final String API_KEY = "a-publishable-key";
    /** Of each person, at a project of Supabase. */
    public static final String PASSWORD = "a password of the project";

    private static final int BITS = 2048;

    private final HttpServer server;
    private volatile RSAKey rsa;
    private volatile ECKey ec;
    private volatile boolean away;
    private volatile String saysOfItself;
    private volatile String person = "";
    private volatile UnaryOperator<JWTClaimsSet.Builder> change = claims -> claims;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

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

    /** Who is logged in at the issuer, and how what it says of them differs from what it should say. */
    public void person(String email, UnaryOperator<JWTClaimsSet.Builder> change) {
        this.person = email;
        this.change = change;
    }

    public void goAway() {
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
        if (path.equals("/auth/v1/authorize")) {
            sendBack(exchange);
            return;
        }
        if ("grant_type=password".equals(exchange.getRequestURI().getRawQuery())) {
            letIn(exchange);
            return;
        }
        String body = switch (path) {
            case "/auth/v1/.well-known/openid-configuration" -> """
                            {"issuer":"%1$s","jwks_uri":"%2$s/.well-known/jwks.json","authorization_endpoint":"%2$s/authorize",
                             "token_endpoint":"%2$s/token"}""".formatted(saysOfItself, issuer());
            case "/auth/v1/token" -> redeem(exchange);
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

    private void sendBack(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        try (exchange) {
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            asked.get("redirect_uri") + "?code=" + code + "&state="
                                    + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(302, -1);
        }
    }

    /** As a project of Supabase does. */
    private void letIn(HttpExchange exchange) throws IOException {
        JsonNode asked = new ObjectMapper().readTree(exchange.getRequestBody());
        boolean known = API_KEY.equals(exchange.getRequestHeaders().getFirst("apikey"));
        boolean right = PASSWORD.equals(asked.path("password").asText());
        String body = known && right
                ? "{\"access_token\":\"" + tokenOfProject(asked.path("email").asText()) + "\"}"
                : "{}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(away ? 503 : known ? right ? 200 : 400 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String tokenOfProject(String email) throws IOException {
        try {
            return token(
                    JWSAlgorithm.ES256,
                    email,
                    claims -> change.apply(claims.audience("authenticated").claim("role", "authenticated")));
        } catch (JOSEException unusableKey) {
            throw new IOException(unusableKey);
        }
    }

    /** Empty, and with it 404, for a code that is used, or presented by somebody else. */
    private String redeem(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> begun = codes.remove(asked.getOrDefault("code", ""));
        byte[] verifier = asked.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII);
        String challenge = Base64URL.encode(Sha256.newDigest().digest(verifier)).toString();
        String client = Base64.getEncoder().encodeToString((AUDIENCE + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (begun == null
                || !challenge.equals(begun.get("code_challenge"))
                || !"S256".equals(begun.get("code_challenge_method"))
                || !String.valueOf(asked.get("redirect_uri")).equals(begun.get("redirect_uri"))
                || !("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return "";
        }
        try {
            return "{\"id_token\":\""
                    + token(
                            JWSAlgorithm.RS256,
                            person,
                            claims -> change.apply(claims.claim("nonce", begun.get("nonce"))))
                    + "\"}";
        } catch (JOSEException unusableKey) {
            throw new IOException(unusableKey);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String each : form.split("&", -1)) {
            int end = each.indexOf('=');
            fields.put(each.substring(0, end), URLDecoder.decode(each.substring(end + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package app.visant.cloud.rest;

import app.visant.domain.access.Access;
import app.visant.domain.apikey.ApiKeySecret;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is made of a good token by somebody who should not get in. */
final class BadTokens {
    private static final int KEY_BYTES = 32;

    private BadTokens() {}

    /** @param key what the cloud signs with */
    static Map<String, String> of(String good, byte[] key) throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();
        JWTClaimsSet ended = new JWTClaimsSet.Builder(claims)
                .expirationTime(Date.from(Instant.now().minus(Duration.ofSeconds(1))))
                .build();
        JWTClaimsSet endless =
                new JWTClaimsSet.Builder(claims).expirationTime(null).build();
        JWTClaimsSet otherUse =
                new JWTClaimsSet.Builder(claims).audience("visant:other").build();
        JWTClaimsSet otherIssuer =
                new JWTClaimsSet.Builder(claims).issuer("somebody").build();
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", signed(ended, key, JWSAlgorithm.HS256));
        bad.put("without an end", signed(endless, key, JWSAlgorithm.HS256));
        bad.put("for another use", signed(otherUse, key, JWSAlgorithm.HS256));
        bad.put("of another issuer", signed(otherIssuer, key, JWSAlgorithm.HS256));
        bad.put("signed by another key", signed(claims, new byte[KEY_BYTES], JWSAlgorithm.HS256));
        bad.put("tampered", tampered(good));
        bad.put("cut", good.substring(0, good.length() - 1));
        bad.put("alg none", new PlainJWT(claims).serialize());
        bad.put("alg none, as signed", noneAsSigned(good));
        bad.put("no token at all", "nonsense");
        return bad;
    }

    /** What is made of an API key. */
    static Map<String, String> keys(RunningCloud cloud, Tenant tenant) {
        String revoked = tenant.key(Access.ofPrograms());
        cloud.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE api_key SET revoked_at = now() WHERE secret_hash = ?", hash(revoked)));
        String ended = tenant.key(Access.ofPrograms());
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE api_key SET ends_at = now() - interval '1 second' WHERE secret_hash = ?", hash(ended)));
        String good = tenant.key(Access.ofPrograms());
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("a revoked API key", revoked);
        bad.put("an API key that has ended", ended);
        bad.put("an API key cut short", good.substring(0, good.length() - 1));
        bad.put("an API key of nobody", good.substring(0, 10) + "x".repeat(good.length() - 10));
        return bad;
    }

    private static String hash(String key) {
        return new ApiKeySecret(key).hash().hex();
    }

    private static String signed(JWTClaimsSet claims, byte[] key, JWSAlgorithm algorithm) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    /** The role is written anew, the signature is the old one. */
    private static String tampered(String good) {
        String[] parts = good.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        return parts[0] + "." + encode(claims.replace("\"iss\":\"visant\"", "\"iss\":\"visant\",\"x\":1")) + "."
                + parts[2];
    }

    private static String noneAsSigned(String good) {
        String[] parts = good.split("\\.", -1);
        return encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2];
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

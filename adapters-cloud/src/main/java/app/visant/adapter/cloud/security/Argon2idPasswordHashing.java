package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.Ids;
import app.visant.domain.tenant.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, with the parameters that OWASP's password storage cheat sheet
 * recommends: 19 MiB, 2 passes, 1 lane. A hash made with other parameters is checked with its own. Twice as many are computed at
 * once as there are processors, so that the memory for them is bounded; others wait for some seconds.
 */
public final class Argon2idPasswordHashing implements PasswordHashing {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([^$]+)\\$([^$]+)");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ids ids;
    private final Turns turns;

    public Argon2idPasswordHashing(Ids ids) {
        this(ids, new Turns(2 * Runtime.getRuntime().availableProcessors(), PATIENCE));
    }

    Argon2idPasswordHashing(Ids ids, Turns turns) {
        this.ids = ids;
        this.turns = turns;
    }

    /** @throws PasswordsBusy if too many are computed at this moment */
    @Override
    public String hash(String password) {
        byte[] salt = ids.randomBytes(SALT_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        byte[] hash = turns.take(() -> derive(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /**
     * @throws IllegalArgumentException if the hash is not one of Argon2id: what is stored is damaged
     * @throws PasswordsBusy if too many are computed at this moment
     */
    @Override
    public boolean matches(String password, String hash) {
        Matcher parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a stored password hash is not in the PHC format of Argon2id");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        int memoryKib = Integer.parseInt(parts.group(1));
        int passes = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        byte[] actual = turns.take(() -> derive(password, salt, memoryKib, passes, lanes, expected.length));
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] derive(String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}

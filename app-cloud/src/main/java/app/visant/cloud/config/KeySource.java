package app.visant.cloud.config;

import app.visant.adapter.cloud.security.SecretFile;
import app.visant.adapter.cloud.security.SecretKeys;
import app.visant.domain.kernel.Ids;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Where keys for one use come from: from the configuration or the environment, or else from a file for its owner alone, which is made
 * with a first key at first use.
 *
 * @param name the part of the configuration, such as {@code tokens}
 * @param given those that the configuration holds
 */
public record KeySource(String name, Optional<SecretKeys> given, Path file) {
    static KeySource read(Settings settings, String name, Path otherwise) {
        Path file = settings.text(name + ".key_file").map(Path::of).orElse(otherwise);
        Optional<SecretKeys> given = settings.text(
                name + ".keys",
                Optional.empty(),
                "keys of 32 bytes or more in base64",
                text -> Optional.of(Optional.of(SecretKeys.parse(text))));
        return new KeySource(name, given, file);
    }

    /** @throws java.io.UncheckedIOException if the file can't be made or read */
    public SecretKeys keys(Ids ids) {
        return given.orElseGet(() -> SecretKeys.parse(new SecretFile(file).readOrCreate(() -> fresh(ids))));
    }

    /** A new key, as configuration and file hold it. */
    public static String fresh(Ids ids) {
        return Base64.getEncoder().encodeToString(ids.randomBytes(SecretKeys.MIN_KEY_BYTES));
    }
}

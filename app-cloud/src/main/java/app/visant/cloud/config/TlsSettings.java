package app.visant.cloud.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

/**
 * How the server proves itself and hides what is said.
 *
 * @param keyStore a file in the format PKCS #12 with a private key and its certificates
 * @param password of the file and of the key in it
 */
public record TlsSettings(Path keyStore, String password) {
    private static final String KEY_STORE = "http.tls.key_store";

    static Optional<TlsSettings> read(Settings settings) {
        Optional<Path> file = settings.text(KEY_STORE).map(Path::of);
        String password = settings.text("http.tls.password").orElse("");
        Optional<TlsSettings> read = file.map(path -> new TlsSettings(path, password));
        read.flatMap(TlsSettings::fault).ifPresent(fault -> settings.wrong(KEY_STORE + ": " + fault));
        return read;
    }

    private Optional<String> fault() {
        try (InputStream file = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, password.toCharArray());
            for (var names = store.aliases(); names.hasMoreElements(); ) {
                if (store.isKeyEntry(names.nextElement())) {
                    return Optional.empty();
                }
            }
            return Optional.of("has no private key");
        } catch (IOException | GeneralSecurityException unusable) {
            return Optional.of("must be a file in the format PKCS #12 that http.tls.password opens");
        }
    }

    @Override
    public String toString() {
        return "TlsSettings[" + keyStore + "]";
    }
}

package app.visant.domain.tenant;

/** Port: one-way hashes of passwords, made slow on purpose. Safe for use by many threads. */
public interface PasswordHashing {
    /** A hash with its own salt and parameters in it. */
    String hash(String password);

    boolean matches(String password, String hash);
}

package app.visant.domain.intake;

/**
 * How much an organisation may store.
 *
 * @param captures at most; at least 0
 * @param bytes of its pictures at most; at least 0
 */
public record Allowance(long captures, long bytes) {
    public static final Allowance UNLIMITED = new Allowance(Long.MAX_VALUE, Long.MAX_VALUE);

    public Allowance {
        if (captures < 0 || bytes < 0) {
            throw new IllegalArgumentException("nobody can store less than nothing");
        }
    }
}

package app.visant.domain.kernel;

/**
 * Which piece of a list is wanted.
 *
 * @param limit how many items at most, 1 to 100
 * @param offset how many to pass over first, from 0
 */
public record Slice(int limit, int offset) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;
    public static final Slice FIRST = new Slice(DEFAULT_LIMIT, 0);

    /** @throws InvalidInput if one of them is out of its range */
    public Slice {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("limit", "must be from 1 to " + MAX_LIMIT);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
    }
}

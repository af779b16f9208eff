package app.visant.domain.edge.outbox;

import app.visant.domain.kernel.Sha256;

/**
 * How a picture looks at a glance, in 64 bits: whether it gets darker from each field to its right neighbour, in a picture shrunk to
 * 9 × 8 fields of grey (difference hash). Pictures that look alike differ in few bits, others in about half of them.
 */
public record Look(long bits) {
    public static final int WIDTH = 9;
    public static final int HEIGHT = 8;

    /**
     * Pictures that differ in so many bits at most look alike. Measured with the pictures of a walkway: the same one with the noise of a
     * small sensor at night, or as a preview of itself, differs in 0 to 3 bits; one in which the people have walked on differs in 4 to 10.
     */
    public static final int ALIKE = 3;

    private static final int HEX = 16;

    /** @param greys brightness, 0 to 255, of {@link #HEIGHT} rows of {@link #WIDTH} fields */
    public static Look of(int[] greys) {
        if (greys.length != WIDTH * HEIGHT) {
            throw new IllegalArgumentException("72 fields, not " + greys.length);
        }
        long bits = 0;
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 1; column < WIDTH; column++) {
                int at = row * WIDTH + column;
                bits = (bits << 1) | (greys[at - 1] > greys[at] ? 1 : 0);
            }
        }
        return new Look(bits);
    }

    /** For a picture that can't be looked at: like that of the same bytes, and of hardly any other. */
    public static Look unknown(Sha256 picture) {
        return new Look(Long.parseUnsignedLong(picture.hex().substring(0, HEX), HEX));
    }

    /** 0 to 64. */
    public int distance(Look other) {
        return Long.bitCount(bits ^ other.bits);
    }

    public boolean isLike(Look other) {
        return distance(other) <= ALIKE;
    }
}

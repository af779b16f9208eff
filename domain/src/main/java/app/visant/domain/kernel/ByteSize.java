package app.visant.domain.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Numbers of bytes in words that people read; a kB has 1,000 bytes. */
public final class ByteSize {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");
    private static final MathContext DIGITS = new MathContext(4);

    private ByteSize() {}

    /** Such as {@code 4 GB} and {@code 12.35 MB}: with four digits at most that count. */
    public static String words(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.size() - 1) {
            size /= 1000;
            unit++;
        }
        return new BigDecimal(size).round(DIGITS).stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
    }
}

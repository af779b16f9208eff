package app.visant.domain.schedule;

import app.visant.domain.kernel.InvalidInput;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Reads time zones. */
public final class Zones {
    private static final int MAX_LENGTH = 64;

    private Zones() {}

    /**
     * The zone of an IANA name ({@code Europe/Berlin}), of {@code UTC}, or of an offset ({@code +02:00}).
     *
     * @throws InvalidInput for field {@code zone} if there is no such zone
     */
    public static ZoneId parse(String text) {
        try {
            if (text.length() <= MAX_LENGTH) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException unknown) {
            throw wrong();
        }
        throw wrong();
    }

    private static InvalidInput wrong() {
        return new InvalidInput("zone", "must be a time zone such as Europe/Berlin, America/New_York or UTC");
    }
}

package app.visant.domain.edge.clock;

/** Port: the pictures that wait to be sent and whose time is that of a clock nobody has compared. Safe for use by many threads. */
public interface UndatedPictures {
    /**
     * Dates those of the boot as {@link ClockFix#date} does, on disk when it returns.
     *
     * @return how many
     */
    int date(ClockFix fix);
}

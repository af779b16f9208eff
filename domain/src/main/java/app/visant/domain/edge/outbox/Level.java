package app.visant.domain.edge.outbox;

/**
 * How full the outbox is, in bytes of pictures.
 *
 * @param held what is there
 * @param limit what there may be
 * @param evicted what was given up since the program started
 */
public record Level(long held, long limit, long evicted) {
    /** More than half full: some pictures may have to go before long. */
    public boolean isCrowded() {
        return held > limit / 2;
    }
}

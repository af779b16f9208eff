package app.visant.domain.audit;

import app.visant.domain.kernel.Sha256;

/**
 * Where a chain stands.
 *
 * @param last the newest entry
 * @param cut up to where entries were removed; number 0 if none were
 */
public record Head(Mark last, Mark cut) {
    /** Of a chain without entries. */
    public static final Head EMPTY = new Head(Mark.BEGINNING, Mark.BEGINNING);

    /** A place in a chain: whoever notes one finds out later whether the chain still goes through it. */
    public record Mark(long number, Sha256 hash) {
        static final Mark BEGINNING = new Mark(0, Entry.BEGINNING);
    }
}

package app.visant.domain.intake;

/** How much an organisation has stored: so many pictures of so many bytes. */
public record StoredAmount(long captures, long bytes) {
    boolean hasRoomFor(long more, Allowance allowance) {
        return captures < allowance.captures() && bytes <= allowance.bytes() - more;
    }
}

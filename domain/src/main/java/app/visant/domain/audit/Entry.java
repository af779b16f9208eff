package app.visant.domain.audit;

import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * One link of a chain.
 *
 * @param number from 1, without gaps
 * @param previous the hash of the entry before
 * @param hash of all that it says, the hash before it included
 */
public record Entry(Draft draft, long number, Sha256 previous, Sha256 hash) {
    /** What the first entry of a chain has before it. */
    public static final Sha256 BEGINNING = Sha256.of(new byte[0]);

    private static final String FORM = "visant-audit-1";

    /** The link that comes after another. */
    public static Entry after(long number, Sha256 previous, Draft draft) {
        return new Entry(draft, number + 1, previous, hash(draft, number + 1, previous));
    }

    /** Whether it still says what its hash was made of. */
    boolean isUnchanged() {
        return hash.equals(hash(draft, number, previous));
    }

    private static Sha256 hash(Draft draft, long number, Sha256 previous) {
        MessageDigest digest = Sha256.newDigest();
        Who who = draft.who();
        Outcome outcome = draft.outcome();
        add(
                digest,
                FORM,
                draft.chain(),
                number,
                previous,
                draft.at(),
                draft.step(),
                draft.about(),
                who.kind(),
                who.id(),
                who.name(),
                who.address(),
                draft.action(),
                draft.path(),
                outcome.status(),
                outcome.code());
        outcome.facts().forEach((name, value) -> add(digest, name, value));
        return Sha256.ofDigest(digest.digest());
    }

    /** Each with its length before it, so that no two entries are the same bytes. */
    private static void add(MessageDigest digest, Object... fields) {
        for (Object field : fields) {
            byte[] text = field.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(text);
        }
    }
}

package app.visant.domain.plan;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What those who stand above organisations do with codes. */
public final class ManageCodes {
    public static final Duration LONGEST_ANALYSIS = Duration.ofDays(366);

    private final ActivationCodes codes;
    private final Redemptions redemptions;
    private final Ids ids;
    private final InstantSource clock;

    public ManageCodes(ActivationCodes codes, Redemptions redemptions, Ids ids, InstantSource clock) {
        this.codes = codes;
        this.redemptions = redemptions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param name one that can't be guessed if empty
     * @throws CodeTaken if there is one of this name
     */
    public Shown make(Optional<CodeName> name, CodeTerms terms) {
        ActivationCode made = new ActivationCode(name.orElseGet(() -> CodeName.random(ids)), terms, 0, clock.instant());
        if (!codes.add(made)) {
            throw new CodeTaken(made.name());
        }
        return shown(made);
    }

    /** @throws NotFound if there is no such code */
    public Shown get(CodeName name) {
        return shown(find(name));
    }

    /** Newest first. */
    public Page<Shown> list(Slice slice) {
        Page<ActivationCode> page = codes.list(slice);
        return new Page<>(page.items().stream().map(this::shown).toList(), page.total());
    }

    /**
     * Gives it other terms; what was redeemed stays as it was.
     *
     * @throws NotFound if there is no such code
     */
    public Shown change(CodeName name, CodeTerms terms) {
        return shown(codes.change(name, terms).orElseThrow(() -> unknown(name)));
    }

    /**
     * From now on nobody redeems it, until it is switched on again.
     *
     * @throws NotFound if there is no such code
     */
    public Shown switchOff(CodeName name) {
        return shown(codes.switchOff(name).orElseThrow(() -> unknown(name)));
    }

    /**
     * Who redeemed it, newest first.
     *
     * @throws NotFound if there is no such code
     */
    public Page<Redemption> redemptions(CodeName name, Slice slice) {
        return redemptions.ofCode(find(name).name(), slice);
    }

    /** @param to after {@code from}, by {@link #LONGEST_ANALYSIS} at most */
    public List<Tally> tallies(Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_ANALYSIS) > 0) {
            throw new InvalidInput("to", "must be after from, by " + LONGEST_ANALYSIS.toDays() + " days at most");
        }
        return redemptions.tallies(from, to);
    }

    /** Of the clock by which codes are valid. */
    public Instant now() {
        return clock.instant();
    }

    private ActivationCode find(CodeName name) {
        return codes.find(name).orElseThrow(() -> unknown(name));
    }

    private Shown shown(ActivationCode code) {
        return new Shown(code, code.status(clock.instant()));
    }

    private static NotFound unknown(CodeName name) {
        return new NotFound("code", name.value());
    }

    /** A code as it is now. */
    public record Shown(ActivationCode code, ActivationCode.Status status) {}
}

package app.visant.domain.plan;

import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.util.Optional;

/** Port: the codes. Safe for use by many threads; changes are durable on return. */
public interface ActivationCodes {
    /** @return whether it was added; false if there is one of this name */
    boolean add(ActivationCode code);

    Optional<ActivationCode> find(CodeName name);

    /** Newest first, then by name. */
    Page<ActivationCode> list(Slice slice);

    /**
     * Gives it other terms; its uses stay, also those that are counted at the same time.
     *
     * @return as it is now; empty if there is none
     */
    Optional<ActivationCode> change(CodeName name, CodeTerms terms);

    /**
     * Makes it inactive; its other terms stay, also those that are changed at the same time.
     *
     * @return as it is now; empty if there is none
     */
    Optional<ActivationCode> switchOff(CodeName name);
}

package app.visant.domain.plan;

import app.visant.domain.kernel.VisantException;

/** There is a code of this name already. */
public final class CodeTaken extends VisantException {
    CodeTaken(CodeName name) {
        super(
                Kind.CONFLICT,
                "code_taken",
                "There is a code " + name + " already: edit that one, or choose another name.");
    }
}

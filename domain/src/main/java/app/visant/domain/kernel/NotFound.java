package app.visant.domain.kernel;

/** The thing does not exist, or belongs to somebody else, which must look the same from outside. */
public final class NotFound extends VisantException {
    /**
     * @param what the kind of thing, such as {@code device}; the error code is made from it
     * @param id the id that was asked for
     */
    public NotFound(String what, String id) {
        super(Kind.NOT_FOUND, what + "_not_found", "There is no " + what + " " + id + ".");
    }
}

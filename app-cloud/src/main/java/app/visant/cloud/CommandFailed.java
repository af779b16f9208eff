package app.visant.cloud;

/** A command could not do what it was asked for, or found what should not be. The message says all. */
final class CommandFailed extends RuntimeException {
    CommandFailed(String message) {
        super(message);
    }
}

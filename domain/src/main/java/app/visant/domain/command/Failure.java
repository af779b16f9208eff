package app.visant.domain.command;

/** In which way a device says that a command came to nothing. */
public enum Failure {
    /** It went wrong, or the cloud refused its picture for good. */
    FAILED,
    /** Its time was over before the device could begin it. */
    EXPIRED,
    /** It was not to be carried out. */
    SKIPPED,
    /** Its picture was taken, and given up before it could be sent. */
    EVICTED
}

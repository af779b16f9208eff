package app.visant.domain.capture;

/** Whether a picture's small version is there. It can't be made of a picture whose pixels turn out to be damaged. */
public enum ThumbnailState {
    PENDING,
    READY,
    FAILED
}

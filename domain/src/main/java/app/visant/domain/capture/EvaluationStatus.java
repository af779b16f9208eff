package app.visant.domain.capture;

/** How far the judging of a picture has come. */
public enum EvaluationStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED
}

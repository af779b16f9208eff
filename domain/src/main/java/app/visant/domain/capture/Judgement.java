package app.visant.domain.capture;

/** What a picture was found to show. */
public enum Judgement {
    NORMAL,
    ABNORMAL,
    UNCERTAIN
}

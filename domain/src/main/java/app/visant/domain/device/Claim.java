package app.visant.domain.device;

/** Whether an organisation could activate a device, and why not. */
public enum Claim {
    FREE("It can be activated."),
    /** It was the organisation's before. */
    AGAIN("It can be activated again."),
    OURS("It is yours already."),
    TAKEN("It is in use."),
    /** Never made, or retired by somebody else. */
    UNKNOWN("There is no such device.");

    private final String words;

    Claim(String words) {
        this.words = words;
    }

    /** For people: one sentence. */
    public String words() {
        return words;
    }

    public boolean isOpen() {
        return this == FREE || this == AGAIN;
    }
}

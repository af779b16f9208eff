package app.visant.edge.doctor;

/**
 * What was found out about one thing that the edge needs.
 *
 * @param text for people, without secrets; says what to do if something is wrong
 */
public record Finding(Mark mark, String subject, String text) {
    /** How it is. */
    public enum Mark {
        OK('✓', "ok"),
        WARN('!', "warn"),
        FAIL('✗', "FAIL"),
        /** Could not be looked at, through no fault of its own. */
        SKIP('-', "skip");

        private final char sign;
        private final String word;

        Mark(char sign, String word) {
            this.sign = sign;
            this.word = word;
        }
    }

    public static Finding ok(String subject, String text) {
        return new Finding(Mark.OK, subject, text);
    }

    public static Finding warn(String subject, String text) {
        return new Finding(Mark.WARN, subject, text);
    }

    public static Finding fail(String subject, String text) {
        return new Finding(Mark.FAIL, subject, text);
    }

    public static Finding skip(String subject, String text) {
        return new Finding(Mark.SKIP, subject, text);
    }

    /** One line, in columns. */
    @Override
    public String toString() {
        return String.format(
                "%c %-4s  %-13s  %s",
                mark.sign,
                mark.word,
                subject,
                text.replaceAll("\\p{Cntrl}+", " ").strip());
    }
}

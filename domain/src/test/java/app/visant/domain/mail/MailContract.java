package app.visant.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.tenant.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Mail} does. */
public abstract class MailContract {
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    protected abstract Mail mail();

    /** What was sent, whole, in that order. */
    protected abstract List<String> sent();

    @Test
    void takesEachLetterOn() {
        mail().send(new Letter(ADA, "Grüße", "Line one\nLine ö\n"));
        mail().send(new Letter(ADA, "Another", "Text"));
        assertThat(sent()).hasSize(2);
        assertThat(sent().getFirst())
                .contains("ada@example.org")
                .contains("Grüße")
                .contains("Line one\nLine ö");
        assertThat(sent().getLast()).contains("Another").contains("Text");
    }
}

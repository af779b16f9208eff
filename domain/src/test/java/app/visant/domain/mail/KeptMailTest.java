package app.visant.domain.mail;

import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.mail.Delivery.Delivered;
import java.util.ArrayList;
import java.util.List;

final class KeptMailTest extends MailContract {
    private final TestClock clock = new TestClock();
    private final InMemoryLetters letters = new InMemoryLetters();
    private final KeptMail mail = new KeptMail(letters, new PredictableIds(), clock);
    private final List<String> sent = new ArrayList<>();

    @Override
    protected Mail mail() {
        return mail;
    }

    @Override
    protected List<String> sent() {
        new CarryLetters(
                        letters,
                        (_, letter) -> {
                            sent.add(letter.to() + "\n" + letter.subject() + "\n" + letter.text());
                            return new Delivered();
                        },
                        clock)
                .carry();
        return sent;
    }
}

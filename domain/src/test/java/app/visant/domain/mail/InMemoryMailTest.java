package app.visant.domain.mail;

import java.util.List;

final class InMemoryMailTest extends MailContract {
    private final InMemoryMail mail = new InMemoryMail();

    @Override
    protected Mail mail() {
        return mail;
    }

    @Override
    protected List<String> sent() {
        return mail.sent().stream()
                .map(letter -> letter.to() + "\n" + letter.subject() + "\n" + letter.text())
                .toList();
    }
}

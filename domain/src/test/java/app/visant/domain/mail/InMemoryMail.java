package app.visant.domain.mail;

import java.util.ArrayList;
import java.util.List;

public final class InMemoryMail implements Mail {
    private final List<Letter> sent = new ArrayList<>();

    @Override
    public synchronized void send(Letter letter) {
        sent.add(letter);
    }

    public synchronized List<Letter> sent() {
        return List.copyOf(sent);
    }
}

package app.visant.domain.mail;

final class InMemoryLettersTest extends LettersContract {
    private final Letters letters = new InMemoryLetters();

    @Override
    protected Letters letters() {
        return letters;
    }
}

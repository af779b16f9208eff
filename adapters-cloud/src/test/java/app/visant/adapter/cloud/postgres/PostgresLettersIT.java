package app.visant.adapter.cloud.postgres;

import app.visant.domain.mail.Letters;
import app.visant.domain.mail.LettersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresLettersIT extends LettersContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Letters letters = empty();

    private static Letters empty() {
        DATABASE.clear();
        return new PostgresAdapters(DATABASE.jdbi()).letters();
    }

    @Override
    protected Letters letters() {
        return letters;
    }
}

package app.visant.domain.tenant;

final class InMemoryLogInAttemptsTest extends LogInAttemptsContract {
    private final LogInAttempts attempts = new InMemoryLogInAttempts();

    @Override
    protected LogInAttempts attempts() {
        return attempts;
    }
}

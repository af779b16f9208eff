package app.visant.domain.trigger;

final class InMemoryCommandLogTest extends CommandLogContract {
    @Override
    protected Dispatch dispatch() {
        return new InMemoryDispatchFixture();
    }
}

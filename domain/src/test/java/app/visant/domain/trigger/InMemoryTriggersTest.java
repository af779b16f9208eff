package app.visant.domain.trigger;

final class InMemoryTriggersTest extends TriggersContract {
    @Override
    protected Dispatch dispatch() {
        return new InMemoryDispatchFixture();
    }
}

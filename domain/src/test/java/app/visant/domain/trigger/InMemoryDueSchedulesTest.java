package app.visant.domain.trigger;

final class InMemoryDueSchedulesTest extends DueSchedulesContract {
    @Override
    protected Dispatch dispatch() {
        return new InMemoryDispatchFixture();
    }
}

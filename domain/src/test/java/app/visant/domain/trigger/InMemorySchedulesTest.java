package app.visant.domain.trigger;

final class InMemorySchedulesTest extends SchedulesContract {
    @Override
    protected Dispatch dispatch() {
        return new InMemoryDispatchFixture();
    }
}

package app.visant.domain.trigger;

final class InMemoryDeliveredTriggersTest extends DeliveredTriggersContract {
    @Override
    protected Dispatch dispatch() {
        return new InMemoryDispatchFixture();
    }
}

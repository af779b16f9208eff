package app.visant.domain.trigger;

final class InMemoryAssignedSettingsTest extends AssignedSettingsContract {
    @Override
    protected Dispatch dispatch() {
        return new InMemoryDispatchFixture();
    }
}

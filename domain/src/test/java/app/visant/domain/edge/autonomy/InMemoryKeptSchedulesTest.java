package app.visant.domain.edge.autonomy;

final class InMemoryKeptSchedulesTest extends KeptSchedulesContract {
    private final InMemoryKeptSchedules kept = new InMemoryKeptSchedules();

    @Override
    protected KeptSchedules kept() {
        return kept;
    }
}

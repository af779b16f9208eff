package app.visant.domain.intake;

final class InMemoryDatalakeTest extends DatalakeContract {
    private final Datalake datalake = new InMemoryDatalake();

    @Override
    protected Datalake datalake() {
        return datalake;
    }
}

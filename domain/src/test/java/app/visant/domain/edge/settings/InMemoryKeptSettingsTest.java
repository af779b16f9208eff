package app.visant.domain.edge.settings;

final class InMemoryKeptSettingsTest extends KeptSettingsContract {
    private final InMemoryKeptSettings kept = new InMemoryKeptSettings();

    @Override
    protected KeptSettings settings() {
        return kept;
    }
}

package app.visant.domain.edge.preview;

final class InMemoryPreviewIndexTest extends PreviewIndexContract {
    private final PreviewIndex index = new InMemoryPreviewIndex();

    @Override
    protected PreviewIndex index() {
        return index;
    }
}

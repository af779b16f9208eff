package app.visant.domain.intake;

final class PlainThumbnailsTest extends ThumbnailsContract {
    @Override
    protected Thumbnails thumbnails() {
        return new PlainThumbnails();
    }
}

package app.visant.domain.edge.camera;

final class PlainReencoderTest extends ReencoderContract {
    @Override
    protected Reencoder reencoder() {
        return new PlainReencoder();
    }

    @Override
    protected byte[] picture() {
        return TestPictures.patterned(768, 576);
    }
}

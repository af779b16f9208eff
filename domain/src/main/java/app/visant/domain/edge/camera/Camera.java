package app.visant.domain.edge.camera;

/**
 * A camera that is open. One thread at a time owns it, unless an implementation says that it takes several; frames need
 * not be captured and closed by the same thread.
 */
public interface Camera extends AutoCloseable {
    /**
     * A picture of the moment of this call, not of an earlier one that lay in a buffer. Blocks until the picture is
     * there.
     *
     * @throws CameraException if there is no picture, or the camera is closed; a later call may succeed
     */
    Frame capture();

    /** Gives the device, processes and memory back. Closing twice is closing once. */
    @Override
    void close();
}

package app.visant.cloud.demo;

/** The demo can't go on; the message says why to the person who started it. */
final class DemoFailed extends RuntimeException {
    DemoFailed(String message) {
        super(message);
    }
}

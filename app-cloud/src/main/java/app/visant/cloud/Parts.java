package app.visant.cloud;

import io.dropwizard.lifecycle.Managed;

/** Ties our parts to the server's life. */
final class Parts {
    private Parts() {}

    /** Closes the part when the server stops; those that were tied later are closed earlier. */
    static Managed closing(AutoCloseable part) {
        return new Managed() {
            @Override
            public void stop() throws Exception {
                part.close();
            }
        };
    }

    static Managed running(Step start, Step stop) {
        return new Managed() {
            @Override
            public void start() throws Exception {
                start.run();
            }

            @Override
            public void stop() throws Exception {
                stop.run();
            }
        };
    }

    /** Something that may fail. */
    interface Step {
        void run() throws Exception;
    }
}

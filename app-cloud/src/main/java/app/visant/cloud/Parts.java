package app.visant.cloud;

import io.dropwizard.lifecycle.Managed;
import org.eclipse.jetty.util.component.LifeCycle;

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

    /** Runs the step when the server begins to stop: before it waits for requests that are still open. */
    static LifeCycle.Listener whenStopping(Step step) {
        return new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle server) {
                try {
                    step.run();
                } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                } catch (Exception failed) {
                    throw new IllegalStateException("a part can't be stopped", failed);
                }
            }
        };
    }

    /** Something that may fail. */
    interface Step {
        void run() throws Exception;
    }
}

package app.visant.edge.doctor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A look at one thing, on a thread of its own, so that whatever hangs is left behind. */
final class Check {
    private final String subject;
    private final FutureTask<Finding> task;
    private final long deadlineNanos;
    private final Duration deadline;

    private Check(String subject, Duration deadline, Supplier<Finding> look) {
        this.subject = subject;
        this.deadline = deadline;
        this.task = new FutureTask<>(look::get);
        this.deadlineNanos = System.nanoTime() + deadline.toNanos();
    }

    /** @param deadline from now on */
    static Check start(String subject, Duration deadline, Supplier<Finding> look) {
        Check check = new Check(subject, deadline, look);
        Thread.ofPlatform().daemon().name("doctor " + subject).start(check.task);
        return check;
    }

    /** Waits until there is one, or the deadline. */
    Finding finding() throws InterruptedException {
        try {
            return task.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Finding.fail(
                    subject, "gave no result within " + deadline.toSeconds() + " s: it hangs, or the machine does");
        } catch (ExecutionException e) {
            return Finding.fail(
                    subject, "could not be looked at: " + e.getCause() + "; please report this fault of the program");
        }
    }
}

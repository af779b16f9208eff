package app.visant.adapter.cloud.quartz;

import java.time.Instant;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one of the jobs; in the whole cluster there is never a second one of the same job at the same time. */
@DisallowConcurrentExecution
final class Tick implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

    private final Consumer<Instant> work;

    /** @param work gets the moment for which the run was scheduled */
    Tick(Consumer<Instant> work) {
        this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            work.accept(context.getScheduledFireTime().toInstant());
        } catch (RuntimeException e) {
            LOG.error(
                    "The tick {} failed; the next one comes all the same.",
                    context.getJobDetail().getKey(),
                    e);
        }
    }
}

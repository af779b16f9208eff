package app.visant.cloud;

import app.visant.adapter.cloud.mail.MailFolders;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.mail.Mail;
import io.dropwizard.core.setup.Environment;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How letters leave the cloud.
 *
 * @param later writes letters whose writing nobody may wait for, since that would tell to whom there is one
 */
record Post(Mail mail, Executor later) {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final int MOST_WAITING = 1000;

    static Post of(CloudConfiguration configuration, Environment environment, InstantSource clock) {
        ExecutorService writer = environment
                .lifecycle()
                .executorService("letters-%d")
                .minThreads(1)
                .maxThreads(1)
                .workQueue(new ArrayBlockingQueue<>(MOST_WAITING))
                .build();
        return new Post(
                MailFolders.in(configuration.data().resolve("mail"), clock),
                task -> writer.execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException fault) {
                        LOG.error("A letter can't be written; its reader may ask again", fault);
                    }
                }));
    }
}

package app.visant.cloud;

import app.visant.adapter.cloud.mail.MailFolders;
import app.visant.adapter.cloud.mail.MailServer;
import app.visant.adapter.cloud.mail.MailServers;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.kernel.Ids;
import app.visant.domain.mail.CarryLetters;
import app.visant.domain.mail.KeptMail;
import app.visant.domain.mail.Letters;
import app.visant.domain.mail.Mail;
import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How letters leave the cloud: by a mail server if there is one, kept until it has them, else as files.
 *
 * @param later writes letters whose writing nobody may wait for, since that would tell to whom there is one
 */
record Post(Mail mail, Executor later) {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final int MOST_WAITING = 1000;
    private static final int ROUND_SECONDS = 2;

    static Post of(
            CloudConfiguration configuration, Environment environment, Letters letters, Ids ids, InstantSource clock) {
        Optional<MailServer> server = configuration.mailServer();
        server.ifPresent(known -> carry(known, environment, letters, clock));
        Mail mail = server.<Mail>map(_ -> new KeptMail(letters, ids, clock))
                .orElseGet(() -> MailFolders.in(configuration.data().resolve("mail"), clock));
        return new Post(mail, writer(environment.lifecycle()));
    }

    private static Executor writer(LifecycleEnvironment lifecycle) {
        ExecutorService writer = lifecycle
                .executorService("letter-writer-%d")
                .minThreads(1)
                .maxThreads(1)
                .workQueue(new ArrayBlockingQueue<>(MOST_WAITING))
                .build();
        return task -> writer.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.error("A letter can't be written; its reader may ask again", fault);
            }
        });
    }

    private static void carry(MailServer server, Environment environment, Letters letters, InstantSource clock) {
        CarryLetters carry = new CarryLetters(letters, MailServers.at(server, clock), clock);
        ScheduledExecutorService rounds = environment
                .lifecycle()
                .scheduledExecutorService("letters-%d", true)
                .build();
        environment
                .lifecycle()
                .manage(Parts.running(
                        () -> {
                            Future<?> _ = rounds.scheduleWithFixedDelay(
                                    () -> round(carry, server), 0, ROUND_SECONDS, TimeUnit.SECONDS);
                        },
                        rounds::shutdown));
        Gauge<Integer> waiting = letters::count;
        environment.metrics().register("visant.letters.waiting", waiting);
    }

    private static void round(CarryLetters carry, MailServer server) {
        try {
            CarryLetters.Round round = carry.carry();
            round.away()
                    .ifPresent(reason ->
                            LOG.warn("The mail server {} takes no letters now; they wait: {}", server, reason));
            round.givenUp()
                    .forEach(lost -> LOG.error(
                            "The letter \"{}\" to {} is given up: {}",
                            lost.letter().subject(),
                            lost.letter().to(),
                            lost.reason()));
        } catch (RuntimeException fault) {
            LOG.error("No letters can be carried at the moment; the next try is in {} s", ROUND_SECONDS, fault);
        }
    }
}

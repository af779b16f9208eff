package app.visant.edge;

import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.FollowCommands;
import app.visant.domain.edge.link.LinkEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** The thread that reads commands. */
final class LinkWork {
    private final FollowCommands commands;
    private final LinkMonitor monitor;
    private final Consumer<FeedEnd> ended;
    private final Worker worker;

    /**
     * @param commands given who wants to know of all that happens
     * @param ended told how each connection ended
     */
    LinkWork(
            Function<Consumer<LinkEvent>, FollowCommands> commands,
            LinkMonitor monitor,
            Consumer<FeedEnd> ended,
            Duration limit) {
        this.worker = new Worker("visant-link", limit, this::step);
        this.monitor = monitor;
        this.ended = ended;
        this.commands = commands.apply(event -> {
            worker.progress();
            monitor.accept(event);
        });
    }

    Worker worker() {
        return worker;
    }

    private Duration step() {
        FollowCommands.Round round = commands.follow();
        monitor.ended(round);
        ended.accept(round.end());
        return round.pause();
    }
}

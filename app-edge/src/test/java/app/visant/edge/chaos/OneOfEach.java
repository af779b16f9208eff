package app.visant.edge.chaos;

import static org.awaitility.Awaitility.await;

import app.visant.edge.chaos.Mishap.Kind;
import app.visant.edge.chaos.Torments.Begun;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Each mishap once, in rounds: each edge has one of its own, somebody asks for pictures and edits schedules meanwhile, and a round
 * is over when each camera has given a picture in spite of it, or the edge has said that there is no room for any. No clock decides.
 */
final class OneOfEach {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A killed cloud is started again in another test; here its database is killed as well. */
    private static final List<Mishap> OF_THE_CLOUD = List.of(Mishap.KILLED_DATABASE, Mishap.RESTARTED_CLOUD);

    private final Scene scene;
    private final Torments torments;
    private final Random random;
    private final Set<Mishap> happened = EnumSet.noneOf(Mishap.class);
    private final List<Queue<Mishap>> queues = new ArrayList<>();

    OneOfEach(Scene scene, long seed) {
        this.scene = scene;
        this.torments = new Torments(scene.cloud());
        this.random = new Random(seed);
        deal();
    }

    /** Gives those first that not every edge can have. */
    private void deal() {
        scene.victims().forEach(victim -> queues.add(new ArrayDeque<>()));
        List<Mishap> mishaps = new ArrayList<>(EnumSet.allOf(Mishap.class));
        mishaps.removeIf(mishap -> mishap.isOfTheCloud() || mishap.isMomentary());
        Collections.shuffle(mishaps, random);
        mishaps.sort((one, other) ->
                Integer.compare(edgesFor(one).size(), edgesFor(other).size()));
        for (Mishap mishap : mishaps) {
            edgesFor(mishap).stream()
                    .min((one, other) -> Integer.compare(
                            queues.get(one).size(), queues.get(other).size()))
                    .ifPresent(edge -> queues.get(edge).add(mishap));
        }
    }

    private List<Integer> edgesFor(Mishap mishap) {
        return Stream.iterate(0, edge -> edge + 1)
                .limit(scene.victims().size())
                .filter(edge -> scene.possible().get(edge).contains(mishap))
                .toList();
    }

    /** @return what has happened */
    Set<Mishap> run() {
        while (queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            edgesRound();
        }
        OF_THE_CLOUD.forEach(this::cloudRound);
        return happened;
    }

    private void edgesRound() {
        List<Begun> begun = new ArrayList<>();
        for (int edge = 0; edge < queues.size(); edge++) {
            Mishap mishap = queues.get(edge).poll();
            Victim victim = scene.victims().get(edge);
            if (mishap != null) {
                begin(mishap, victim).ifPresent(begun::add);
            }
            begin(Mishap.ASKED, victim);
            victim.timetable().edit(random, true);
            happened.add(Mishap.EDITED);
            for (Mishap instant : List.of(Mishap.TORN_INDEX, Mishap.DELETED_INDEX)) {
                begin(instant, victim);
            }
            if (mishap != null && mishap.kind() == Kind.PROCESS) {
                begun.removeLast().end().run();
            }
        }
        awaitPictures();
        begun.forEach(each -> each.end().run());
    }

    /** An edge is killed with it, and has to do without the cloud from its start on. */
    private void cloudRound(Mishap mishap) {
        Victim first = scene.victims().getFirst();
        Optional<Begun> away = begin(mishap, first);
        first.kill();
        first.start();
        awaitPictures();
        away.orElseThrow().end().run();
    }

    private Optional<Begun> begin(Mishap mishap, Victim victim) {
        Optional<Begun> begun = torments.begin(mishap, victim, random);
        begun.ifPresent(it -> happened.add(mishap));
        return begun;
    }

    private void awaitPictures() {
        List<Long> before = scene.victims().stream().map(OneOfEach::progress).toList();
        for (int edge = 0; edge < before.size(); edge++) {
            Victim victim = scene.victims().get(edge);
            long done = before.get(edge);
            await("a picture of " + victim).atMost(PATIENCE).until(() -> {
                scene.tend();
                return progress(victim) > done;
            });
        }
    }

    private static long progress(Victim victim) {
        return victim.camera().given() + victim.saidDiskIsFull();
    }
}

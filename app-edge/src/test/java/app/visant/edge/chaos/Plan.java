package app.visant.edge.chaos;

import app.visant.edge.chaos.Mishap.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Which mishaps come when; depends on the seed and on what is possible alone. */
record Plan(List<Step> steps) {
    private static final int SHORTEST_MS = 300;
    private static final int LONGEST_MS = 9000;
    private static final int LONGEST_PAUSE_MS = 1200;
    private static final int ATTEMPTS = 8;

    /** So far apart are two mishaps that don't go together. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    Plan {
        steps = List.copyOf(steps);
    }

    /**
     * One mishap.
     *
     * @param at after the beginning; while the cloud starts, no time passes
     * @param edge which one, from 0; of no meaning for a mishap of the cloud
     * @param seed chooses the rest
     */
    record Step(Duration at, Duration until, Mishap mishap, int edge, long seed) {
        boolean goesWith(Step other) {
            boolean apart = until.plus(MARGIN).compareTo(other.at) < 0
                    || other.until.plus(MARGIN).compareTo(at) < 0;
            return apart || (!clashes(other) && !other.clashes(this));
        }

        private boolean clashes(Step other) {
            Kind kind = mishap.kind();
            Kind theirs = other.mishap.kind();
            boolean sameEdge = edge == other.edge;
            return switch (kind) {
                case CLOUD -> theirs == Kind.CLOUD || theirs == Kind.PERSON || theirs == Kind.ORDER;
                case ORDER ->
                    sameEdge && Set.of(Kind.ORDER, Kind.LINE, Kind.PROCESS).contains(theirs);
                case PERSON -> false;
                case PROCESS, LINE, CLOCK, DISK, INDEX -> sameEdge && kind == theirs;
            };
        }
    }

    /** @param possible of which there are several more often than others, edge by edge */
    static Plan of(long seed, Duration length, List<Set<Mishap>> possible) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        Duration at = Duration.ofSeconds(3);
        while (at.compareTo(length) < 0) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Step step = any(random, at, possible);
                Duration longAgo = at.minus(MARGIN).minusMillis(LONGEST_MS);
                if (steps.reversed().stream()
                        .takeWhile(other -> other.at().compareTo(longAgo) > 0)
                        .allMatch(step::goesWith)) {
                    steps.add(step);
                    break;
                }
            }
            at = at.plusMillis(random.nextInt(100, LONGEST_PAUSE_MS));
        }
        return new Plan(steps);
    }

    private static Step any(Random random, Duration at, List<Set<Mishap>> possible) {
        int edge = random.nextInt(possible.size());
        List<Mishap> weighted = Stream.of(Mishap.values())
                .filter(possible.get(edge)::contains)
                .flatMap(mishap -> Stream.generate(() -> mishap).limit(mishap.weight()))
                .toList();
        Mishap mishap = weighted.get(random.nextInt(weighted.size()));
        long lasts = mishap.isMomentary() ? 0 : random.nextInt(SHORTEST_MS, LONGEST_MS);
        return new Step(at, at.plusMillis(lasts), mishap, edge, random.nextLong());
    }

    /** A beginning or an end. */
    record Moment(Duration at, Step step, boolean begins) {}

    /** In their order. */
    List<Moment> moments() {
        return steps.stream()
                .flatMap(step -> Stream.of(new Moment(step.at(), step, true), new Moment(step.until(), step, false)))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }
}

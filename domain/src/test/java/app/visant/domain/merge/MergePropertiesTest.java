package app.visant.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Capture;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever is away, and whenever, and whatever is edited meanwhile: in the end both sides agree slot by slot. A step is a number; its
 * tens say how long or how much, its last digit says what.
 */
final class MergePropertiesTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration EXPIRY = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Cloud, line and edge with one true time; the edge's own clock may be off. */
    private static final class World {
        private final TestClock now = new TestClock();
        private Duration off = Duration.ZERO;
        private long nanos;
        private boolean cloudUp = true;
        private boolean lineUp = true;
        private boolean edgeUp = true;
        private boolean lossy;
        private final CloudSide cloud = new CloudSide(now);
        private final EdgeSide edge = new EdgeSide(() -> now.instant().plus(off), () -> nanos);

        World() {
            now.set(START);
        }

        void pass(int seconds) {
            for (int i = 0; i < seconds; i++) {
                now.advance(SECOND);
                nanos += SECOND.toNanos();
                second(i);
            }
        }

        private void second(int number) {
            if (cloudUp) {
                cloud.work();
            }
            boolean joined = cloudUp && lineUp && edgeUp;
            boolean answered = !lossy || number % 3 == 0;
            if (!joined) {
                edge.disconnect();
            } else {
                edge.exchange(cloud, now.instant(), lossy);
            }
            if (edgeUp) {
                edge.work();
            }
            if (joined) {
                edge.upload(cloud, answered);
                edge.upload(cloud, answered);
                edge.report(cloud, answered);
            }
        }

        /** All is well again; the schedule ends, and time passes until nothing is left to do. */
        void settle() {
            cloudUp = true;
            lineUp = true;
            lossy = false;
            off = Duration.ZERO;
            if (!edgeUp) {
                edgeUp = true;
                edge.restart();
            }
            pass(5);
            cloud.edit(EVERY, MisfirePolicy.ALL, EXPIRY, false);
            int patience = 5000;
            while (patience-- > 0 && !(edge.isIdle() && cloud.accounting().open() == 0)) {
                pass(1);
            }
        }
    }

    @Property(tries = 150)
    void everySlotIsThereOnceOnBothSides(
            @ForAll MisfirePolicy misfire, @ForAll @Size(max = 40) List<@IntRange(max = 999) Integer> steps) {
        World world = new World();
        world.cloud.schedule(EVERY, misfire, EXPIRY);
        steps.forEach(step -> step(world, step));
        world.settle();

        agree(world);
        assertThat(world.cloud.triggers()).extracting(Trigger::id).containsAll(world.cloud.slots());
        assertThat(states(world))
                .allSatisfy((id, state) -> assertThat(world.cloud.slots().contains(id)
                                || world.edge.outcomes().containsKey(id))
                        .as("%s is %s and nobody's slot", id, state)
                        .isTrue());
    }

    private static void step(World world, int step) {
        int much = step / 10;
        switch (step % 10) {
            case 0, 1, 2 -> world.pass(much * 4);
            case 3 -> world.cloudUp = !world.cloudUp;
            case 4 -> world.lineUp = !world.lineUp;
            case 5 -> {
                world.edgeUp = !world.edgeUp;
                world.edge.restart();
            }
            case 6 -> world.lossy = !world.lossy;
            case 7 -> edit(world, much);
            case 8 -> trouble(world, much);
            default -> world.pass(much % 10);
        }
    }

    private static void edit(World world, int much) {
        if (world.cloudUp) {
            MisfirePolicy misfire = List.of(MisfirePolicy.values()).get(much % 3);
            world.cloud.edit(Duration.ofSeconds(5 + much % 30), misfire, EXPIRY, much % 5 != 0);
        }
    }

    private static void trouble(World world, int much) {
        switch (much % 4) {
            case 0 -> world.edge.failNextCaptures(much);
            case 1 -> world.edge.crashWhenItFires();
            case 2 -> world.off = Duration.ofDays(14).multipliedBy(much % 3 - 1L);
            default -> world.edge.restart();
        }
    }

    @Example
    void aCloudThatIsAwayForFiveMinutesMissesNothing() {
        World world = new World();
        world.cloud.schedule(EVERY, MisfirePolicy.ONE, EXPIRY);
        world.pass(60);
        world.cloudUp = false;
        world.pass(300);
        assertThat(world.edge.captures()).isGreaterThan(6 + 20);
        world.settle();

        agree(world);
        assertThat(states(world)).hasSize(36).containsValue(TriggerState.EXECUTED);
        assertThat(states(world).values().stream().filter(state -> state == TriggerState.EXECUTED))
                .hasSizeGreaterThan(6 + 20);
    }

    @Example
    void aPictureThatFailedWhileTheCloudWasAwayIsAccountedForAsFailed() {
        World world = new World();
        world.cloud.schedule(EVERY, MisfirePolicy.SKIP, EXPIRY);
        world.pass(60);
        world.cloudUp = false;
        world.pass(200);
        world.edge.failNextCaptures(3);
        world.pass(100);
        world.settle();

        agree(world);
        assertThat(states(world).values().stream().filter(state -> state == TriggerState.FAILED))
                .hasSize(3);
    }

    @Property(tries = 60)
    void outagesCostNoSlotOfAScheduleThatMakesUpForAll(
            @ForAll @Size(max = 20) List<@IntRange(max = 999) Integer> steps) {
        World world = new World();
        world.cloud.schedule(EVERY, MisfirePolicy.ALL, EXPIRY);
        world.pass(1);
        for (int step : steps) {
            switch (step % 4) {
                case 0 -> world.cloudUp = !world.cloudUp;
                case 1 -> world.lineUp = !world.lineUp;
                default -> world.pass(step);
            }
        }
        world.settle();

        agree(world);
        assertThat(states(world).keySet()).isEqualTo(world.cloud.slots());
        assertThat(states(world).values()).allMatch(state -> state == TriggerState.EXECUTED);
        assertThat(world.edge.captures()).isEqualTo(world.cloud.slots().size());
    }

    /** Each picture has its trigger, each executed trigger its picture, and each run on the edge came to the same in the cloud. */
    private static void agree(World world) {
        assertThat(world.cloud.accounting().isClosed())
                .as("%s", world.cloud.accounting())
                .isTrue();
        List<Capture> captures = world.cloud.captures();
        assertThat(captures.stream().map(Capture::trigger)).doesNotHaveDuplicates();
        Set<TriggerId> executed = world.cloud.triggers().stream()
                .filter(trigger -> trigger.state() == TriggerState.EXECUTED)
                .map(Trigger::id)
                .collect(Collectors.toSet());
        assertThat(captures.stream().map(Capture::trigger)).containsExactlyInAnyOrderElementsOf(executed);
        Map<TriggerId, TriggerState> states = states(world);
        world.edge
                .outcomes()
                .forEach((id, outcome) -> assertThat(states.get(id))
                        .as("%s was %s on the edge", id, outcome)
                        .isEqualTo(TriggerState.valueOf(outcome.name())));
        assertThat(world.edge.outcomes().values().stream()
                        .filter(outcome -> outcome == RunOutcome.EXECUTED)
                        .count())
                .isEqualTo(executed.size());
    }

    private static Map<TriggerId, TriggerState> states(World world) {
        return world.cloud.triggers().stream().collect(Collectors.toMap(Trigger::id, Trigger::state));
    }
}

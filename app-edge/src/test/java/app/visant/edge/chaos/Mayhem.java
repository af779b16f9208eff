package app.visant.edge.chaos;

import app.visant.edge.chaos.Plan.Moment;
import app.visant.edge.chaos.Plan.Step;
import app.visant.edge.chaos.Torments.Begun;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Carries out a plan against the clock. */
final class Mayhem {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    private final Scene scene;
    private final Torments torments;
    private final Consumer<String> say;
    private final Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
    private final Map<Step, Begun> going = new HashMap<>();
    private Duration told = Duration.ZERO;
    private long begunNanos;

    Mayhem(Scene scene, Consumer<String> say) {
        this.scene = scene;
        this.torments = new Torments(scene.cloud());
        this.say = say;
    }

    /** How often each has happened. */
    Map<Mishap, Integer> counts() {
        return Map.copyOf(counts);
    }

    void run(Plan plan) {
        begunNanos = System.nanoTime();
        for (Moment moment : plan.moments()) {
            passUntil(moment.at());
            if (moment.begins()) {
                begin(moment.step());
            } else {
                end(moment.step());
            }
        }
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begunNanos);
    }

    private void passUntil(Duration at) {
        while (passed().compareTo(at) < 0) {
            scene.tend();
            if (passed().minus(told).compareTo(PROGRESS) > 0) {
                told = passed();
                say.accept("%d mishaps so far, %d going on; the cameras gave %d pictures"
                        .formatted(
                                counts.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                going.size(),
                                scene.given()));
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private void begin(Step step) {
        Mishap mishap = step.mishap();
        Victim victim = scene.victims().get(step.edge());
        torments.begin(mishap, victim, new Random(step.seed())).ifPresent(begun -> {
            counts.merge(mishap, 1, Integer::sum);
            going.put(step, begun);
            say.accept((mishap.isOfTheCloud() ? "" : victim + ": ")
                    + mishap
                    + (begun.what().isEmpty() ? "" : " (" + begun.what() + ")"));
        });
    }

    /** The cloud's start takes as long as it takes. */
    private void end(Step step) {
        Begun begun = going.remove(step);
        if (begun == null) {
            return;
        }
        long before = System.nanoTime();
        begun.end().run();
        if (step.mishap().isOfTheCloud()) {
            begunNanos += System.nanoTime() - before;
        }
        if (!step.mishap().isMomentary()) {
            Victim victim = scene.victims().get(step.edge());
            say.accept((step.mishap().isOfTheCloud() ? "" : victim + ": ") + "over: " + step.mishap());
        }
    }
}

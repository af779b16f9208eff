package app.visant.adapter.cloud.quartz;

import app.visant.domain.trigger.PlanTriggers;
import app.visant.domain.trigger.TrackCommands;
import java.util.List;

/**
 * What is to be done from time to time.
 *
 * @param planning every second
 * @param tracking expires commands, every two seconds
 * @param minutely once a minute, in this order; one that fails does not keep the others from running
 * @param housekeeping once a day, in this order; one that fails does not keep the others from running
 */
public record Ticks(
        PlanTriggers planning, TrackCommands tracking, List<Runnable> minutely, List<Runnable> housekeeping) {
    public Ticks {
        minutely = List.copyOf(minutely);
        housekeeping = List.copyOf(housekeeping);
    }
}

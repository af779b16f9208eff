package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {
    @Test
    void isNamedByScheduleVersionAndSecond() {
        Slot slot = new Slot(TestSchedules.ID, 3, Instant.parse("2025-11-09T14:05:30Z"));
        assertThat(slot.id())
                .isEqualTo(new TriggerId("sched_123e4567-e89b-42d3-a456-426614174000_v3_20251109T140530Z"));
    }

    @Property
    void isReadBackFromItsId(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(min = 1) int version,
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second) {
        Slot slot = new Slot(new ScheduleId(new UUID(high, low)), version, Instant.ofEpochSecond(second));
        assertThat(Slot.parse(slot.id())).contains(slot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manual_42",
                "sched_123e4567-e89b-42d3-a456-426614174000_v0_20251109T140530Z",
                "sched_123e4567-e89b-42d3-a456-426614174000_v03_20251109T140530Z",
                "sched_123e4567-e89b-42d3-a456-426614174000_v9999999999_20251109T140530Z",
                "sched_123e4567-e89b-42d3-a456-426614174000_v3_20251309T140530Z",
                "sched_123e4567-e89b-42d3-a456-426614174000_v3_20250230T140530Z",
                "sched_123e4567-e89b-42d3-a456-426614174000_v3_20251109T240000Z",
                "sched_123e4567-e89b-42d3-a456-426614174000_v3_19691231T235959Z",
                "sched_------------------------------------_v3_20251109T140530Z",
                "sched_1-1-1-1-1aaaaaaaaaaaaaaaaaaaaaaaaaaa_v3_20251109T140530Z",
                "sched_123E4567-e89b-42d3-a456-426614174000_v3_20251109T140530Z"
            })
    void isNotReadFromAnythingElse(String id) {
        assertThat(Slot.parse(new TriggerId(id))).isEmpty();
    }

    @Test
    void refusesWhatItsIdCouldNotHold() {
        Instant good = Instant.parse("2025-11-09T14:05:30Z");
        assertThatThrownBy(() -> new Slot(TestSchedules.ID, 0, good)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slot(TestSchedules.ID, 1, good.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slot(TestSchedules.ID, 1, Slot.LAST.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices.Activation;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.trigger.Replacement;
import app.visant.domain.trigger.Replacements;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresReplacements implements Replacements {
    private final Jdbi jdbi;

    PostgresReplacements(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Activation carryOut(Replacement replacement, int slots) {
        return jdbi.inTransaction(handle -> {
            Activation outcome = carryOut(handle, replacement, slots);
            if (outcome != Activation.DONE) {
                handle.rollback();
            }
            return outcome;
        });
    }

    private static Activation carryOut(Handle handle, Replacement replacement, int slots) {
        DeviceId outgoing = replacement.outgoing().after().id();
        DeviceId incoming = replacement.incoming().after().id();
        PostgresDevices.lockSlots(handle, replacement.organisation());
        Optional<LockedSchedules> schedules = LockedSchedules.of(
                        handle, replacement.organisation(), List.of(outgoing, incoming))
                .filter(locked -> locked.are(schedules(replacement)));
        if (schedules.isEmpty()
                || !hasSettings(handle, replacement, replacement.outgoing())
                || !hasSettings(handle, replacement, replacement.incoming())) {
            return Activation.CHANGED_MEANWHILE;
        }
        boolean needsSlot = replacement.incoming().before().status() != DeviceStatus.ACTIVE;
        if (needsSlot && PostgresDevices.usedSlots(handle, replacement.organisation(), outgoing, incoming) >= slots) {
            return Activation.NO_SLOT_LEFT;
        }
        schedules.get().end(handle, replacement.at());
        return replace(handle, replacement) ? Activation.DONE : Activation.CHANGED_MEANWHILE;
    }

    private static List<Schedule> schedules(Replacement replacement) {
        return Stream.of(replacement.outgoing(), replacement.incoming())
                .flatMap(part -> part.schedules().stream())
                .toList();
    }

    private static boolean hasSettings(Handle handle, Replacement replacement, Replacement.Part part) {
        return PostgresAssignedSettings.of(
                                handle,
                                replacement.organisation(),
                                part.before().id())
                        .version()
                == part.settings().version();
    }

    /** @return whether both devices were as they are known */
    private static boolean replace(Handle handle, Replacement replacement) {
        Replacement.Part outgoing = replacement.outgoing();
        Replacement.Part incoming = replacement.incoming();
        if (!PostgresDevices.replace(handle, outgoing.before(), outgoing.after())
                || !PostgresDevices.replace(handle, incoming.before(), incoming.after())) {
            return false;
        }
        inherit(handle, replacement);
        PostgresTriggers.abandon(
                handle, replacement.organisation(), outgoing.after().id(), replacement.reason(), replacement.at());
        return true;
    }

    private static void inherit(Handle handle, Replacement replacement) {
        DeviceId device = replacement.incoming().after().id();
        replacement.begun().forEach(schedule -> PostgresSchedules.insert(handle, schedule));
        if (!replacement.settings().equals(replacement.incoming().settings())) {
            PostgresAssignedSettings.put(handle, device, replacement.settings(), replacement.at());
        }
        replacement.notices().forEach(notice -> CommandRows.append(handle, notice));
        PostgresDeviceGroups.putBeside(
                handle,
                replacement.organisation(),
                replacement.outgoing().after().id(),
                device);
    }
}

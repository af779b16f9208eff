package app.visant.domain.trigger;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.Slot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemoryTriggers implements Triggers {
    static final Comparator<Trigger> NEWEST_FIRST = Comparator.comparing(Trigger::plannedAt)
            .thenComparing(trigger -> trigger.id().value())
            .reversed();

    private final InMemoryDispatch state;

    InMemoryTriggers(InMemoryDispatch state) {
        this.state = state;
    }

    @Override
    public Command issue(Trigger trigger, NewCommand command) {
        synchronized (state) {
            Command written = state.append(command);
            if (!state.add(trigger)) {
                throw new IllegalStateException("there is a trigger " + trigger.id() + " already");
            }
            return written;
        }
    }

    @Override
    public Optional<Trigger> find(OrganisationId organisation, TriggerId id) {
        synchronized (state) {
            return state.find(organisation, id);
        }
    }

    @Override
    public Page<Trigger> ofDevice(OrganisationId organisation, DeviceId device, TriggerFilter filter, Slice slice) {
        synchronized (state) {
            List<Trigger> all = state.all()
                    .filter(of(organisation, Optional.of(device)))
                    .filter(filter::takes)
                    .sorted(NEWEST_FIRST)
                    .toList();
            List<Trigger> items =
                    all.stream().skip(slice.offset()).limit(slice.limit()).toList();
            return new Page<>(items, all.size());
        }
    }

    @Override
    public Accounting accounting(OrganisationId organisation, Optional<DeviceId> device, Instant from, Instant to) {
        synchronized (state) {
            return state.all()
                    .filter(of(organisation, device))
                    .filter(trigger -> !trigger.plannedAt().isBefore(from)
                            && trigger.plannedAt().isBefore(to))
                    .map(trigger -> trigger.state().accounting(1))
                    .reduce(Accounting.NOTHING, Accounting::plus);
        }
    }

    @Override
    public Optional<Trigger> endAlone(DeviceId device, Slot slot, Acknowledgement failed, Instant at) {
        synchronized (state) {
            TriggerState end = TriggerChanged.stateAfter(failed).orElseThrow();
            return state.firedAlone(device, slot.id(), at)
                    .map(trigger -> trigger.ended(end, failed.reason(), failed.lostPicture(), at))
                    .filter(ended -> state.add(ended)
                            || state.find(ended.organisation(), ended.id())
                                    .filter(present -> present.device().equals(device))
                                    .filter(present -> endsOrIsHeardOf(present, end, failed, at)
                                            || present.state() == TriggerState.EXECUTED)
                                    .isPresent())
                    .flatMap(ended -> state.find(ended.organisation(), ended.id()));
        }
    }

    private boolean endsOrIsHeardOf(Trigger present, TriggerState end, Acknowledgement failed, Instant at) {
        boolean ends = state.advance(present, end, failed.reason(), failed, at);
        if (!ends) {
            state.heardOf(present.organisation(), present.id(), at);
        }
        return ends;
    }

    @Override
    public int abandon(OrganisationId organisation, DeviceId device, String reason, Instant at) {
        synchronized (state) {
            state.change(device, command -> command.organisation().equals(organisation), CommandState.EXPIRED);
            List<Trigger> open = state.all()
                    .filter(of(organisation, Optional.of(device)))
                    .filter(trigger -> trigger.state().isOpen())
                    .toList();
            open.forEach(trigger -> state.advance(trigger, TriggerState.FAILED, reason, at));
            return open.size();
        }
    }

    private static Predicate<Trigger> of(OrganisationId organisation, Optional<DeviceId> device) {
        return trigger -> trigger.organisation().equals(organisation)
                && device.map(trigger.device()::equals).orElse(true);
    }
}

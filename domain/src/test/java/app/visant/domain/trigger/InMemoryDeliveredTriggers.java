package app.visant.domain.trigger;

import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.ledger.Accounting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryDeliveredTriggers implements DeliveredTriggers {
    private final InMemoryDispatch state;

    InMemoryDeliveredTriggers(InMemoryDispatch state) {
        this.state = state;
    }

    @Override
    public Accounts accounts(OrganisationId organisation, DeviceId device, Instant since, Instant at) {
        synchronized (state) {
            Accounting all = of(organisation, device)
                    .map(trigger -> trigger.state().accounting(1))
                    .reduce(Accounting.NOTHING, Accounting::plus);
            Accounting delivered = of(organisation, device)
                    .filter(trigger -> isBy(trigger.receivedAt(), at))
                    .filter(trigger -> !trigger.createdAt().isBefore(since))
                    .map(trigger -> isBy(trigger.endedAt(), at) ? trigger.state() : TriggerState.PENDING)
                    .map(stood -> stood.accounting(1))
                    .reduce(Accounting.NOTHING, Accounting::plus);
            return new Accounts(all, delivered);
        }
    }

    private static boolean isBy(@Nullable Instant happened, Instant at) {
        return happened != null && !happened.isAfter(at);
    }

    private Stream<Trigger> of(OrganisationId organisation, DeviceId device) {
        return state.all()
                .filter(trigger -> trigger.organisation().equals(organisation)
                        && trigger.device().equals(device));
    }

    @Override
    public Page<Unsettled> unsettled(OrganisationId organisation, DeviceId device, Slice slice) {
        synchronized (state) {
            List<Trigger> all = of(organisation, device)
                    .filter(this::isUnsettled)
                    .sorted(InMemoryTriggers.NEWEST_FIRST)
                    .toList();
            List<Unsettled> items = all.stream()
                    .skip(slice.offset())
                    .limit(slice.limit())
                    .map(this::unsettled)
                    .toList();
            return new Page<>(items, all.size());
        }
    }

    private boolean isUnsettled(Trigger trigger) {
        return trigger.state().isOpen()
                || (trigger.state() != TriggerState.EXECUTED
                        && trigger.receivedAt() != null
                        && command(trigger)
                                .filter(Set.of(CommandState.EXPIRED, CommandState.DONE)::contains)
                                .isPresent());
    }

    private Unsettled unsettled(Trigger trigger) {
        return new Unsettled(
                trigger,
                command(trigger)
                        .map(command -> Unsettled.said(command, trigger.receivedAt() != null))
                        .orElse(null));
    }

    private Optional<CommandState> command(Trigger trigger) {
        return state.log(trigger.device()).stream()
                .filter(command -> trigger.id().equals(command.trigger()))
                .max(Comparator.comparingLong(command -> command.seq()))
                .map(command -> command.state());
    }
}

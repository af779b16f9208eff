package app.visant.domain.platform;

import app.visant.domain.kernel.UserId;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

public final class InMemoryMandates implements Mandates {
    private final Map<SessionId, Mandate> mandates = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final PlatformAdministrators administrators;

    public InMemoryMandates(Sessions sessions, PlatformAdministrators administrators) {
        this.sessions = sessions;
        this.administrators = administrators;
    }

    @Override
    public void put(Mandate mandate) {
        if (holds(mandate.session(), mandate.administrator(), mandate.since())) {
            mandates.put(mandate.session(), mandate);
        }
    }

    @Override
    public Optional<Mandate> find(SessionId session, Instant now) {
        return Optional.ofNullable(mandates.get(session))
                .filter(mandate -> mandate.until().isAfter(now))
                .filter(mandate -> holds(session, mandate.administrator(), now));
    }

    @Override
    public Optional<Mandate> end(SessionId session) {
        return Optional.ofNullable(mandates.remove(session));
    }

    @Override
    public List<Mandate> ended(Instant now) {
        return mandates.values().stream()
                .filter(mandate -> cause(mandate, now).isPresent())
                .sorted(Comparator.comparing(Mandate::until))
                .toList();
    }

    @Override
    public synchronized boolean settle(SessionId session, Instant now, Consumer<Over> tell) {
        Optional<Over> over = Optional.ofNullable(mandates.get(session))
                .flatMap(mandate -> cause(mandate, now).map(cause -> new Over(mandate, cause)));
        over.ifPresent(each -> {
            tell.accept(each);
            mandates.remove(each.mandate().session());
        });
        return over.isPresent();
    }

    private Optional<Cause> cause(Mandate mandate, Instant now) {
        if (!administrators.contains(mandate.administrator())) {
            return Optional.of(Cause.ADMINISTRATOR);
        }
        if (!mandate.until().isAfter(now)) {
            return Optional.of(Cause.TIME);
        }
        return holds(mandate.session(), mandate.administrator(), now) ? Optional.empty() : Optional.of(Cause.SESSION);
    }

    private boolean holds(SessionId session, UserId administrator, Instant now) {
        return administrators.contains(administrator)
                && sessions.person(session, now)
                        .filter(user -> user.id().equals(administrator))
                        .isPresent();
    }
}

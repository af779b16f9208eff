package app.visant.domain.platform;

import app.visant.domain.kernel.UserId;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
    public Optional<Mandate> end(SessionId session, Instant now) {
        Optional<Mandate> found = find(session, now);
        mandates.remove(session);
        return found;
    }

    private boolean holds(SessionId session, UserId administrator, Instant now) {
        return administrators.contains(administrator)
                && sessions.person(session, now)
                        .filter(user -> user.id().equals(administrator))
                        .isPresent();
    }
}

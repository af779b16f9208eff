package app.visant.domain.platform;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.session.SessionId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lets administrators of the platform act for an organisation, which finds that in its own record before anything else of it. */
public final class ActForOrganisation {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final String BEGIN = "begin to act for the organisation";
    private static final String END = "end to act for the organisation";

    private final Organisations organisations;
    private final Mandates mandates;
    private final RecordDeeds record;
    private final InstantSource clock;

    public ActForOrganisation(Organisations organisations, Mandates mandates, RecordDeeds record, InstantSource clock) {
        this.organisations = organisations;
        this.mandates = mandates;
        this.record = record;
        this.clock = clock;
    }

    /**
     * For whom, why and for how long.
     *
     * @param length 5 minutes to 4 hours
     */
    public record Request(OrganisationId organisation, String reason, Duration length) {
        public Request {
            if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
                throw new InvalidInput(
                        "minutes", "must be from " + SHORTEST.toMinutes() + " to " + LONGEST.toMinutes());
            }
        }
    }

    /**
     * From now on this session is in the other organisation, and in no third one any more.
     *
     * @param address that the request comes from
     * @throws NotFound if there is no such organisation
     * @throws InvalidInput if it is the administrator's own, or the reason says nothing
     */
    public Mandate begin(User administrator, SessionId session, Request request, String address) {
        Organisation organisation = organisations
                .find(request.organisation())
                .orElseThrow(() ->
                        new NotFound("organisation", request.organisation().toString()));
        if (organisation.id().equals(administrator.organisation())) {
            throw new InvalidInput("organisation_id", "is your own organisation");
        }
        Instant now = clock.instant();
        Mandate mandate = new Mandate(
                session,
                administrator.id(),
                administrator.email(),
                organisation.id(),
                organisation.name(),
                request.reason(),
                now,
                now.plus(request.length()));
        end(administrator, session, address);
        Map<String, String> facts =
                Map.of("reason", mandate.reason(), "until", mandate.until().toString());
        record.seen(
                ChainId.of(organisation.id()),
                Who.ofPlatform(administrator, address),
                BEGIN,
                "",
                new Outcome(200, "", facts));
        mandates.put(mandate);
        return mandate;
    }

    /** Does nothing if the session acts for nobody. */
    public void end(User administrator, SessionId session, String address) {
        mandates.end(session).ifPresent(mandate -> tell(mandate, Who.ofPlatform(administrator, address), Map.of()));
    }

    /**
     * Tells the organisations of all mandates that have ended by themselves since it was called last.
     *
     * @throws VisantException after the last, if some of them can't be told now; they are the next time
     */
    public void tellEnded() {
        tellEnded(_ -> true);
    }

    /**
     * The same of an administrator's.
     *
     * @throws VisantException as above
     */
    public void tellEnded(UserId administrator) {
        tellEnded(mandate -> mandate.administrator().equals(administrator));
    }

    /**
     * The same of a session's.
     *
     * @throws VisantException as above
     */
    public void tellEnded(SessionId session) {
        tellEnded(mandate -> mandate.session().equals(session));
    }

    private void tellEnded(Predicate<Mandate> which) {
        Instant now = clock.instant();
        List<VisantException> refused = new ArrayList<>();
        mandates.ended(now).stream().filter(which).forEach(mandate -> {
            try {
                mandates.settle(mandate.session(), now, this::tell);
            } catch (VisantException notNow) {
                refused.add(notNow);
            }
        });
        if (!refused.isEmpty()) {
            VisantException first = refused.removeFirst();
            refused.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void tell(Mandates.Over over) {
        Mandate mandate = over.mandate();
        String cause = switch (over.cause()) {
            case TIME -> "its time was over";
            case SESSION -> "the session ended";
            case ADMINISTRATOR -> "no administrator of the platform any more";
        };
        tell(mandate, Who.ofPlatform(mandate.administrator(), mandate.email(), ""), Map.of("cause", cause));
    }

    private void tell(Mandate mandate, Who who, Map<String, String> facts) {
        record.seen(ChainId.of(mandate.organisation()), who, END, "", new Outcome(200, "", facts));
    }
}

package app.visant.domain.platform;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static app.visant.domain.tenant.TestOrganisations.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.NotOnRecord;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.session.InMemorySessions;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActForOrganisationTest {
    private static final SessionId SESSION = new SessionId(new UUID(5, 1));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BEGIN = "begin to act for the organisation";
    private static final String END = "end to act for the organisation";

    private final User ada = user(1, "ada@example.org");
    private final TestClock clock = new TestClock();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemorySessions sessions = new InMemorySessions(users::find);
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final PlatformAdministrators administrators = new InMemoryPlatformAdministrators(users);
    private final Mandates mandates = new InMemoryMandates(sessions, administrators);
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final ActForOrganisation act =
            new ActForOrganisation(organisations, mandates, new RecordDeeds(log, clock), clock);

    private final List<VisantException> untold = new ArrayList<>();

    @BeforeEach
    void logIn() {
        organisations.add(TestOrganisations.organisation(OURS));
        organisations.add(TestOrganisations.organisation(THEIRS));
        users.add(new Account(ada, "a hash"));
        administrators.add(ada.id(), clock.instant());
        sessions.begin(
                new Session(SESSION, ada.id(), clock.instant(), clock.instant().plus(Duration.ofDays(1))), null);
    }

    @Test
    void tellsTheOrganisationWhoActsForItWhyAndUntilWhen() {
        Mandate mandate = act.begin(ada, SESSION, request(THEIRS, " the camera is dark ", HOUR), "192.0.2.7");

        assertThat(mandates.find(SESSION, clock.instant())).contains(mandate);
        assertThat(mandate.until()).isEqualTo(clock.instant().plus(HOUR));
        Deed told = told().getFirst();
        assertThat(told.entry().draft().who().kind()).isEqualTo(Who.Kind.PLATFORM);
        assertThat(told.entry().draft().who().name()).isEqualTo("ada@example.org");
        assertThat(told.facts())
                .containsEntry("reason", "the camera is dark")
                .containsEntry("until", mandate.until().toString());

        act.end(ada, SESSION, "192.0.2.7");
        act.end(ada, SESSION, "192.0.2.7");
        assertThat(mandates.find(SESSION, clock.instant())).isEmpty();
        assertThat(told()).hasSize(2);
    }

    @Test
    void tellsAnOrganisationThatAnotherIsActedForInItsPlace() {
        OrganisationId third = new OrganisationId(new UUID(8, 8));
        organisations.add(TestOrganisations.organisation(third));
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        act.begin(ada, SESSION, request(third, "the other one too", HOUR), "192.0.2.7");

        assertThat(told()).extracting(ActForOrganisationTest::action).containsExactly(END, BEGIN);
        assertThat(told(third)).extracting(ActForOrganisationTest::action).containsExactly(BEGIN);
    }

    @Test
    void tellsTheOrganisationWhenTheSessionEnds() {
        Sessions acting = acting();
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        acting.end(SESSION, clock.instant());
        acting.end(SESSION, clock.instant());

        assertThat(told()).extracting(ActForOrganisationTest::action).containsExactly(END, BEGIN);
        assertThat(sessions.person(SESSION, clock.instant())).isEmpty();
    }

    @Test
    void tellsTheOrganisationWhenANewPasswordEndsTheSession() {
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        acting().endOthers(ada.id(), null, clock.instant());
        assertThat(told()).extracting(ActForOrganisationTest::action).containsExactly(END, BEGIN);
        assertThat(told().getFirst().facts()).containsEntry("cause", "the session ended");
    }

    @Test
    void logsOutAlthoughTheOrganisationCantBeTold() {
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        log.refuse(ChainId.of(THEIRS));
        acting().end(SESSION, clock.instant());
        acting().endOthers(ada.id(), null, clock.instant());
        assertThat(told()).hasSize(1);
        assertThat(untold).hasSize(2).allSatisfy(each -> assertThat(each).isInstanceOf(NotOnRecord.class));

        log.takeAgain(ChainId.of(THEIRS));
        act.tellEnded();
        assertThat(told()).extracting(ActForOrganisationTest::action).containsExactly(END, BEGIN);
    }

    @Test
    void tellsOnlyOfWhatEndsWhenSomebodyElseLogsOut() {
        User bob = user(2, "bob@example.org");
        users.add(new Account(bob, "a hash"));
        SessionId bobs = new SessionId(new UUID(5, 2));
        sessions.begin(
                new Session(bobs, bob.id(), clock.instant(), clock.instant().plus(Duration.ofDays(1))), null);
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        clock.advance(HOUR);

        acting().end(bobs, clock.instant());
        acting().endOthers(bob.id(), null, clock.instant());
        assertThat(told()).extracting(ActForOrganisationTest::action).containsExactly(BEGIN);
    }

    @Test
    void tellsTheOthersAlthoughOneOrganisationCantBeTold() {
        OrganisationId third = new OrganisationId(new UUID(8, 8));
        organisations.add(TestOrganisations.organisation(third));
        SessionId second = new SessionId(new UUID(5, 2));
        sessions.begin(
                new Session(second, ada.id(), clock.instant(), clock.instant().plus(Duration.ofDays(1))), null);
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR.dividedBy(2)), "192.0.2.7");
        act.begin(ada, second, request(third, "the other one too", HOUR), "192.0.2.7");
        clock.advance(HOUR);
        log.refuse(ChainId.of(THEIRS));

        assertThatThrownBy(act::tellEnded).isInstanceOf(NotOnRecord.class);
        assertThat(told(third)).extracting(ActForOrganisationTest::action).containsExactly(END, BEGIN);
        assertThat(told()).hasSize(1);
    }

    private Sessions acting() {
        return new ActingSessions(sessions, act, untold::add);
    }

    @Test
    void tellsTheOrganisationOnceThatTheTimeIsOver() {
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        act.tellEnded();
        assertThat(told()).hasSize(1);
        clock.advance(HOUR);
        act.tellEnded();
        act.tellEnded();
        assertThat(told()).extracting(ActForOrganisationTest::action).containsExactly(END, BEGIN);
        assertThat(told().getFirst().entry().draft().who().name()).isEqualTo("ada@example.org");
        assertThat(told().getFirst().facts()).containsEntry("cause", "its time was over");
    }

    @Test
    void tellsTheOrganisationWhenItsAdministratorIsOneNoMore() {
        act.begin(ada, SESSION, request(THEIRS, "the camera is dark", HOUR), "192.0.2.7");
        administrators.remove(ada.id());
        act.tellEnded();
        assertThat(told().getFirst().facts()).containsEntry("cause", "no administrator of the platform any more");
    }

    private static String action(Deed deed) {
        return deed.entry().draft().action();
    }

    @Test
    void wantsAReasonAndAnEnd() {
        assertThatThrownBy(() -> act.begin(ada, SESSION, request(THEIRS, " no  ", HOUR), ""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> request(THEIRS, "the camera is dark", Duration.ofMinutes(241)))
                .hasMessageContaining("minutes: must be from 5 to 240");
        assertThatThrownBy(() -> request(THEIRS, "the camera is dark", Duration.ofMinutes(4)))
                .isInstanceOf(InvalidInput.class);
        assertThat(told()).isEmpty();
    }

    @Test
    void actsForOthersOnly() {
        assertThatThrownBy(() -> act.begin(ada, SESSION, request(OURS, "the camera is dark", HOUR), ""))
                .isInstanceOf(InvalidInput.class);
        OrganisationId unknown = new OrganisationId(new UUID(9, 9));
        assertThatThrownBy(() -> act.begin(ada, SESSION, request(unknown, "the camera is dark", HOUR), ""))
                .isInstanceOf(NotFound.class);
    }

    private List<Deed> told() {
        return told(THEIRS);
    }

    private List<Deed> told(OrganisationId organisation) {
        return log.deeds(ChainId.of(organisation), DeedFilter.ALL, Long.MAX_VALUE, 10);
    }

    private static ActForOrganisation.Request request(OrganisationId organisation, String reason, Duration length) {
        return new ActForOrganisation.Request(organisation, reason, length);
    }
}

package app.visant.domain.audit;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.audit.Head.Mark;
import app.visant.domain.audit.Verification.BeforeCut;
import app.visant.domain.audit.Verification.Broken;
import app.visant.domain.audit.Verification.Fault;
import app.visant.domain.audit.Verification.Whole;
import app.visant.domain.kernel.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyAuditLogTest {
    private static final ChainId CHAIN = ChainId.of(OURS);
    private static final Who VERA = new Who(Who.Kind.PERSON, "1", "vera@example.org", "192.0.2.7");

    private final TestClock clock = new TestClock();
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final RecordDeeds record = new RecordDeeds(log, clock);
    private final VerifyAuditLog verify = new VerifyAuditLog(log, Duration.ofDays(2));

    @BeforeEach
    void doSomeThings() {
        for (int i = 0; i < 5; i++) {
            Entry begun = record.begin(CHAIN, VERA, "DELETE /v1/devices/{device_id}", "/v1/devices/CAM" + i);
            record.end(begun, new Outcome(204, "", Map.of()));
            clock.advance(Duration.ofDays(1));
        }
    }

    @Test
    void findsAChainWholeThatNobodyTouched() {
        assertThat(verify.verify(CHAIN, null))
                .isEqualTo(new Whole(10, 0, log.head(CHAIN).last()));
        assertThat(verify.verify(ChainId.INSTALLATION, null)).isEqualTo(new Whole(0, 0, Head.EMPTY.last()));
    }

    @Test
    void findsAnEntryThatSaysSomethingElse() {
        change(4, entry -> {
            Draft said = entry.draft();
            Draft lie = new Draft(
                    CHAIN,
                    said.at(),
                    said.step(),
                    said.about(),
                    new Who(Who.Kind.PERSON, "2", "otto@example.org", "192.0.2.8"),
                    said.action(),
                    said.path(),
                    said.outcome());
            return new Entry(lie, entry.number(), entry.previous(), entry.hash());
        });
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(4, Fault.CHANGED));
    }

    @Test
    void findsAnEntryThatIsGone() {
        log.tamper(CHAIN, entries -> without(entries, 6));
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(6, Fault.MISSING));
    }

    @Test
    void findsThatTheLastEntryIsGone() {
        log.tamper(CHAIN, entries -> without(entries, 10));
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(10, Fault.MISSING));
    }

    @Test
    void findsAnEntryThatWasMadeAnewWithAHashThatFits() {
        change(
                4,
                entry -> Entry.after(
                        3,
                        entry.previous(),
                        new Draft(CHAIN, clock.instant(), Step.ALONE, 0, VERA, "GET /x", "/x", Outcome.NONE)));
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(5, Fault.NOT_LINKED));
    }

    @Test
    void findsThatTheEndWasTakenAwayByWhatWasNotedBefore() {
        Mark noted = log.head(CHAIN).last();
        List<Entry> kept = without(without(log.entries(CHAIN, 0, 100), 10), 9);
        Entry last = kept.getLast();
        log.tamper(CHAIN, entries -> kept);
        log.tamperWithHead(CHAIN, head -> new Head(new Mark(last.number(), last.hash()), head.cut()));

        assertThat(verify.verify(CHAIN, null)).isInstanceOf(Whole.class);
        assertThat(verify.verify(CHAIN, noted)).isEqualTo(new Broken(10, Fault.NOT_AS_NOTED));
        record.begin(CHAIN, VERA, "POST /x", "/x");
        record.begin(CHAIN, VERA, "POST /x", "/x");
        assertThat(verify.verify(CHAIN, noted)).isEqualTo(new Broken(10, Fault.NOT_AS_NOTED));
    }

    @Test
    void goesThroughWhatWasNoted() {
        Mark noted = log.head(CHAIN).last();
        record.begin(CHAIN, VERA, "POST /x", "/x");
        assertThat(verify.verify(CHAIN, noted)).isInstanceOf(Whole.class);
    }

    @Test
    void findsThatTheBeginningWasTakenAwayByAnotherThanThePolicy() {
        Entry last = log.entries(CHAIN, 3, 1).getFirst();
        log.tamper(
                CHAIN,
                entries -> entries.stream().filter(entry -> entry.number() > 4).toList());
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(1, Fault.MISSING));
        log.tamperWithHead(CHAIN, head -> new Head(head.last(), new Mark(4, last.hash())));
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(4, Fault.CUT_WITHOUT_TRACE));
    }

    @Test
    void findsAChainWholeOfWhichThePolicyRemovedThePast() {
        Mark early = marked(2);
        Mark late = marked(7);
        new PruneAuditLog(log, Duration.ofDays(3), clock).run();
        new PruneAuditLog(log, Duration.ofDays(2), clock).run();

        assertThat(verify.verify(CHAIN, null))
                .isEqualTo(new Whole(6, 6, log.head(CHAIN).last()));
        assertThat(verify.verify(CHAIN, late)).isInstanceOf(Whole.class);
        assertThat(verify.verify(CHAIN, early)).as("nobody can tell any more").isEqualTo(new BeforeCut(2, 6));
    }

    @Test
    void findsThatSomebodyRemovedWhatIsToBeKeptAndSaidItWasThePolicy() {
        Mark noted = log.head(CHAIN).last();
        log.cut(CHAIN, clock.instant().plusSeconds(1), clock.instant());
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(11, Fault.CUT_TOO_YOUNG));
        assertThat(verify.verify(CHAIN, noted)).isEqualTo(new Broken(11, Fault.CUT_TOO_YOUNG));
    }

    @Test
    void findsACutThatDoesNotTellHowOldWasWhatItRemoved() {
        Entry last = log.entries(CHAIN, 9, 1).getFirst();
        Outcome untold = new Outcome(0, "", Map.of("hash", last.hash().hex()));
        log.append(new Draft(CHAIN, clock.instant(), Step.CUT, 10, Who.CLOUD, "retention", "", untold));
        log.tamper(CHAIN, entries -> entries.subList(10, 11));
        log.tamperWithHead(CHAIN, head -> new Head(head.last(), new Mark(10, last.hash())));
        assertThat(verify.verify(CHAIN, null)).isEqualTo(new Broken(11, Fault.CUT_TOO_YOUNG));
    }

    private Mark marked(long number) {
        Entry entry = log.entries(CHAIN, number - 1, 1).getFirst();
        return new Mark(entry.number(), entry.hash());
    }

    private void change(long number, UnaryOperator<Entry> change) {
        log.tamper(
                CHAIN,
                entries -> entries.stream()
                        .map(entry -> entry.number() == number ? change.apply(entry) : entry)
                        .toList());
    }

    private static List<Entry> without(List<Entry> entries, long number) {
        List<Entry> rest = new ArrayList<>(entries);
        rest.removeIf(entry -> entry.number() == number);
        return rest;
    }
}

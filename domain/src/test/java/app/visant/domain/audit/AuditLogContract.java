package app.visant.domain.audit;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.audit.Outcome.Verdict;
import app.visant.domain.kernel.InParallel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} does. */
public abstract class AuditLogContract {
    private static final ChainId CHAIN = ChainId.of(OURS);
    private static final ChainId OTHER = ChainId.of(THEIRS);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Who VERA =
            new Who(Who.Kind.PERSON, new UUID(3, 1).toString(), "vera@example.org", "192.0.2.7");
    private static final Who OTTO =
            new Who(Who.Kind.PERSON, new UUID(3, 2).toString(), "otto@example.org", "2001:db8::7");

    protected abstract AuditLog log();

    @Test
    void linksEachEntryToTheOneBefore() {
        assertThat(log().head(CHAIN)).isEqualTo(Head.EMPTY);
        Entry first = log().append(begun(VERA, NOON));
        Entry second = log().append(ended(first, new Outcome(409, "last_owner", Map.of("role", "viewer", "é\n", "ü"))));

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(Entry.BEGINNING);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(log().entries(CHAIN, 0, 10)).containsExactly(first, second).allMatch(Entry::isUnchanged);
        assertThat(log().entries(CHAIN, 1, 10)).containsExactly(second);
        assertThat(log().entries(CHAIN, 0, 1)).containsExactly(first);
        assertThat(log().head(CHAIN).last()).isEqualTo(new Head.Mark(2, second.hash()));
    }

    @Test
    void keepsTheChainsOfOrganisationsApart() {
        Entry ours = log().append(begun(VERA, NOON));
        Entry theirs = log().append(new Draft(OTHER, NOON, Step.ALONE, 0, OTTO, "GET /x", "/x", ok()));
        Entry nobodys = log().append(new Draft(ChainId.INSTALLATION, NOON, Step.ALONE, 0, OTTO, "POST /x", "/x", ok()));

        assertThat(List.of(ours.number(), theirs.number(), nobodys.number())).containsOnly(1L);
        assertThat(log().entries(CHAIN, 0, 10)).containsExactly(ours);
        assertThat(log().deeds(OTHER, DeedFilter.ALL, Long.MAX_VALUE, 10)).containsExactly(new Deed(theirs, null));
        assertThat(log().chains()).containsExactlyInAnyOrder(CHAIN, OTHER, ChainId.INSTALLATION);
    }

    @Test
    void keepsOneChainWhenManyWriteAtOnce() throws Exception {
        List<List<Entry>> written = InParallel.run(
                200,
                thread -> LongStream.range(0, 5)
                        .mapToObj(turn -> log().append(begun(thread % 2 == 0 ? VERA : OTTO, NOON.plusSeconds(turn))))
                        .toList());

        List<Entry> entries = log().entries(CHAIN, 0, 2000);
        assertThat(entries.stream().map(Entry::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1000).boxed().toList());
        assertThat(written.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(written).allSatisfy(own -> assertThat(own).isSortedAccordingTo(comparingLong(Entry::number)));
        assertThat(new VerifyAuditLog(log(), Duration.ZERO).verify(CHAIN, null))
                .isEqualTo(new Verification.Whole(1000, 0, log().head(CHAIN).last()));
    }

    @Test
    void tellsDeedsTogetherWithWhatCameOfThem() {
        Entry refused = log().append(begun(VERA, NOON));
        Entry open = log().append(begun(OTTO, NOON.plusSeconds(1)));
        Entry end = log().append(ended(refused, new Outcome(403, "owners_only", Map.of())));
        Entry seen = log().append(new Draft(
                CHAIN,
                NOON.plusSeconds(2),
                Step.ALONE,
                0,
                VERA,
                "GET /v1/captures/{id}/image",
                "/v1/captures/1",
                ok()));

        List<Deed> deeds = log().deeds(CHAIN, DeedFilter.ALL, Long.MAX_VALUE, 10);

        assertThat(deeds).containsExactly(new Deed(seen, null), new Deed(open, null), new Deed(refused, end));
        assertThat(deeds).extracting(Deed::verdict).containsExactly(Verdict.DONE, Verdict.UNKNOWN, Verdict.REFUSED);
        assertThat(log().deeds(CHAIN, DeedFilter.ALL, seen.number(), 1)).containsExactly(new Deed(open, null));
    }

    @Test
    void findsDeedsByEachOfTheirTraits() {
        Entry changed = log().append(begun(VERA, NOON));
        log().append(ended(changed, ok()));
        Entry failed = log().append(begun(OTTO, NOON.plusSeconds(60)));
        log().append(ended(failed, new Outcome(500, "internal_error", Map.of())));
        Entry refused = log().append(new Draft(
                CHAIN,
                NOON.plusSeconds(120),
                Step.ALONE,
                0,
                OTTO,
                "GET /v1/captures/{record_id}/image",
                "/v1/captures/50%_off/image",
                new Outcome(404, "capture_not_found", Map.of())));
        Entry open = log().append(begun(VERA, NOON.plusSeconds(180)));

        assertThat(found(new DeedFilter("VERA", null, null, null, null)))
                .containsExactly(open.number(), changed.number());
        assertThat(found(new DeedFilter("2001:db8", null, null, null, null)))
                .containsExactly(refused.number(), failed.number());
        assertThat(found(new DeedFilter(OTTO.id(), null, null, null, null)))
                .containsExactly(refused.number(), failed.number());
        assertThat(found(new DeedFilter(null, "image", null, null, null))).containsExactly(refused.number());
        assertThat(found(new DeedFilter(null, "50%_o", null, null, null)))
                .as("as it is written, not as a pattern")
                .containsExactly(refused.number());
        assertThat(found(new DeedFilter(null, "%", null, null, null))).containsExactly(refused.number());
        assertThat(found(new DeedFilter(null, "\\", null, null, null))).isEmpty();
        assertThat(found(new DeedFilter(null, null, Verdict.DONE, null, null))).containsExactly(changed.number());
        assertThat(found(new DeedFilter(null, null, Verdict.FAILED, null, null)))
                .containsExactly(failed.number());
        assertThat(found(new DeedFilter(null, null, Verdict.REFUSED, null, null)))
                .containsExactly(refused.number());
        assertThat(found(new DeedFilter(null, null, Verdict.UNKNOWN, null, null)))
                .containsExactly(open.number());
        assertThat(found(new DeedFilter(null, null, null, NOON.plusSeconds(60), NOON.plusSeconds(180))))
                .containsExactly(refused.number(), failed.number());
        assertThat(found(new DeedFilter("otto", "v1", Verdict.FAILED, NOON, NOON.plusSeconds(61))))
                .containsExactly(failed.number());
    }

    @Test
    void removesWhatIsOldAndStaysWhole() {
        for (int day = 0; day < 10; day++) {
            log().append(begun(VERA, NOON.plus(Duration.ofDays(day))));
        }
        Instant now = NOON.plus(Duration.ofDays(10));
        Entry fourth = log().entries(CHAIN, 3, 1).getFirst();

        assertThat(log().cut(CHAIN, NOON, now)).as("nothing is that old").isZero();
        assertThat(log().cut(CHAIN, NOON.plus(Duration.ofDays(4)), now)).isEqualTo(4);

        assertThat(log().entries(CHAIN, 0, 100).stream().map(Entry::number))
                .containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(log().entries(CHAIN, 10, 1).getFirst().draft()).isEqualTo(Draft.cut(now, fourth));
        assertThat(new VerifyAuditLog(log(), Duration.ZERO).verify(CHAIN, null))
                .isEqualTo(new Verification.Whole(7, 4, log().head(CHAIN).last()));
        assertThat(log().cut(CHAIN, NOON.plus(Duration.ofDays(4)), now)).isZero();
    }

    @Test
    void removesAllButTheWordOfIt() {
        log().append(begun(VERA, NOON));
        log().append(begun(VERA, NOON.plusSeconds(1)));
        assertThat(log().cut(CHAIN, NOON.plusSeconds(60), NOON.plusSeconds(120)))
                .isEqualTo(2);
        Entry next = log().append(begun(OTTO, NOON.plusSeconds(200)));

        assertThat(next.number()).isEqualTo(4);
        assertThat(new VerifyAuditLog(log(), Duration.ZERO).verify(CHAIN, null)).isInstanceOf(Verification.Whole.class);
    }

    private List<Long> found(DeedFilter filter) {
        return log().deeds(CHAIN, filter, Long.MAX_VALUE, 10).stream()
                .map(deed -> deed.entry().number())
                .toList();
    }

    private static Outcome ok() {
        return new Outcome(200, "", Map.of());
    }

    private static Draft begun(Who who, Instant at) {
        return new Draft(CHAIN, at, Step.BEGUN, 0, who, "PUT /v1/members/{user_id}", "/v1/members/7", Outcome.NONE);
    }

    private static Draft ended(Entry begun, Outcome outcome) {
        Draft first = begun.draft();
        return new Draft(
                CHAIN, first.at(), Step.ENDED, begun.number(), first.who(), first.action(), first.path(), outcome);
    }
}

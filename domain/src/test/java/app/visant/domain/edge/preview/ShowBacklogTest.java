package app.visant.domain.edge.preview;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.link.LinkState;
import app.visant.domain.edge.link.LinkStatus;
import app.visant.domain.edge.link.Way;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.PreviewMaker.Made;
import app.visant.domain.edge.preview.PreviewMaker.Making;
import app.visant.domain.edge.preview.PreviewMaker.Unavailable;
import app.visant.domain.edge.preview.PreviewUpload.Answer;
import app.visant.domain.edge.preview.PreviewUpload.Refused;
import app.visant.domain.edge.preview.PreviewUpload.Taken;
import app.visant.domain.edge.preview.PreviewUpload.Unknown;
import app.visant.domain.edge.preview.PreviewUpload.Unreachable;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.Gate;
import app.visant.domain.edge.upload.UploadBudget;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ShowBacklogTest {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final InMemoryPreviewIndex index = new InMemoryPreviewIndex();
    private final List<String> sent = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private Function<List<Preview>, Answer> cloud = previews -> new Taken();
    private Making making = new Made(new byte[300], new Look(1));
    private LinkState line = LinkState.STREAM;
    private Instant lineSince = NOON;
    private Instant now = NOON;
    private boolean crowded;
    private int made;
    private int number;
    private UploadBudget budget = UploadBudget.unlimited(ZoneOffset.UTC);
    private final ShowBacklog show = show();
    private final Gate gate = show.before(Gate.OPEN);

    private ShowBacklog show() {
        return new ShowBacklog(
                store.sendQueue(),
                store.holdings(),
                picture -> {
                    made++;
                    return making;
                },
                index,
                this::send,
                new BudgetGate(() -> budget, store.sentBytes(), () -> now),
                store.sentBytes(),
                () -> crowded,
                () -> new LinkStatus(line, Way.POLL, null, lineSince),
                new Backoff(Duration.ofSeconds(8), Duration.ofMinutes(1), () -> 0.5),
                () -> now,
                () -> Duration.between(NOON, now).toNanos());
    }

    private Answer send(List<Preview> previews) {
        batches.add(previews.size());
        Answer answer = cloud.apply(previews);
        if (answer instanceof Taken) {
            previews.forEach(preview -> sent.add(preview.capture().id().value()));
        }
        return answer;
    }

    private void capture(int count) {
        for (int i = 0; i < count; i++) {
            number++;
            store.outbox().add(picture(number), jpeg(number), null, now);
        }
    }

    /** Steps until there is nothing to do at once. */
    private Turn settle(ShowBacklog of) {
        Turn turn = of.step();
        for (int i = 0; i < 5000 && turn.pause().isZero(); i++) {
            turn = of.step();
        }
        return turn;
    }

    private Turn settle() {
        return settle(show);
    }

    private boolean picturesWait() {
        return gate.admit(picture(1)).isPositive();
    }

    @Test
    void doesNothingAsLongAsAFewAreOnTheirWay() {
        capture(ShowBacklog.FEW);
        settle();

        assertThat(made).isZero();
        assertThat(index.isUsed()).isFalse();
        assertThat(picturesWait()).isFalse();
    }

    @Test
    void sendsPreviewsOfABacklogTheNewestFirst() {
        capture(40);
        settle();

        assertThat(batches).containsExactly(32, 8);
        assertThat(sent).hasSize(40).startsWith("r40", "r39").endsWith("r2", "r1");
    }

    @Test
    void makesPreviewsOfAnyPictureWhenTheCloudIsAwayForAMinute() {
        cloud = previews -> new Unreachable("no route", null);
        line = LinkState.OFFLINE;
        capture(1);
        now = NOON.plusSeconds(59);
        settle();
        assertThat(made).isZero();

        now = NOON.plusSeconds(60);
        settle();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void showsOnlyTheNewestOfALongBacklogAndNotWhatBecomesTheNewestLater() {
        capture(600);
        settle();
        assertThat(sent).hasSize(500).startsWith("r600").endsWith("r101");

        for (int gone = 600; gone > 80; gone--) {
            store.sent(new RecordId("r" + gone));
        }
        settle();
        assertThat(sent).hasSize(500);
        number = 1000;
        capture(1);
        settle();
        assertThat(sent).hasSize(501).endsWith("r1001");
    }

    @Test
    void letsPicturesWaitForPreviewsThatCanGo() {
        capture(40);
        show.step();

        assertThat(picturesWait()).isTrue();
        settle();
        assertThat(picturesWait()).isFalse();
    }

    @Test
    void letsPicturesGoWhenTheCloudWantsNoPreviewsNow() {
        cloud = previews -> new Unreachable("HTTP 429", Duration.ofSeconds(10));
        capture(20);
        Turn turn = settle();

        assertThat(turn).isEqualTo(new Turn.Rest(Duration.ofSeconds(14), "HTTP 429"));
        assertThat(picturesWait()).isFalse();
        assertThat(picturesWait()).isFalse();
        now = now.plusSeconds(14);
        assertThat(picturesWait()).isTrue();
    }

    @Test
    void takesTurnsWithPicturesAtTryingALostLine() {
        cloud = previews -> new Unreachable("no route", null);
        capture(20);
        assertThat(settle()).isEqualTo(new Turn.Rest(Duration.ofSeconds(4), "no route"));

        for (int turn = 2; turn < 5; turn++) {
            assertThat(picturesWait()).as("previews try").isTrue();
            settle();
            assertThat(batches).hasSize(turn);
            assertThat(picturesWait()).as("a picture tries").isFalse();
        }
        cloud = previews -> new Taken();
        assertThat(picturesWait()).isTrue();
        settle();
        assertThat(sent).hasSize(20);
        assertThat(picturesWait()).isFalse();
    }

    @Test
    void letsPicturesGoWhenAStepHangs() {
        capture(40);
        show.step();
        now = now.plus(Duration.ofMinutes(2));

        assertThat(picturesWait()).isFalse();
    }

    @Test
    void letsPicturesGoWhenAStepFails() {
        capture(40);
        show.step();
        cloud = previews -> {
            throw new IllegalStateException("a fault");
        };
        for (int i = 0; i < 31; i++) {
            show.step();
        }
        assertThat(picturesWait()).isTrue();

        assertThatThrownBy(show::step).hasMessage("a fault");
        assertThat(picturesWait()).isFalse();
    }

    @Test
    void triesAgainWhenTheCloudIsBackButNotAnOlderCloud() {
        cloud = previews -> new Unreachable("no route", Duration.ofMinutes(10));
        capture(20);
        settle();
        show.cloudIsBack();
        cloud = previews -> new Unknown("HTTP 404");
        assertThat(settle()).isEqualTo(new Turn.Rest(Duration.ofDays(1), "the cloud knows of no previews: HTTP 404"));

        cloud = previews -> new Taken();
        show.cloudIsBack();
        settle();
        assertThat(sent).isEmpty();
        now = now.plus(Duration.ofDays(1));
        settle();
        assertThat(sent).hasSize(20);
    }

    @Test
    void findsTheOneThatIsRefused() {
        cloud = previews ->
                previews.stream().anyMatch(it -> it.capture().id().value().equals("r30"))
                        ? new Refused("HTTP 422")
                        : new Taken();
        capture(40);
        Turn turn = settle();
        for (int i = 0; i < 3; i++) {
            turn = settle();
        }

        assertThat(turn.pause()).isPositive();
        assertThat(sent).hasSize(39).doesNotContain("r30");
    }

    @Test
    void keepsToTheBudgetAndCountsWhatWasSent() {
        budget = new UploadBudget(4000L, null, null, List.of(), false, ZoneOffset.UTC);
        ShowBacklog within = show();
        capture(17);
        settle(within);

        assertThat(sent).hasSize(17);
        assertThat(store.sentBytes().since(NOON)).containsValue(17 * 400L);
        capture(1);
        settle(within);
        assertThat(sent).as("the hour is spent").hasSize(17);
    }

    @Test
    void goesOnWithoutPreviewsWhenNoneCanBeMade() {
        making = new Unavailable("OpenCV's libraries are missing");
        capture(40);
        Turn turn = settle();

        assertThat(turn).isEqualTo(new Turn.Rest(Duration.ofMinutes(10), "OpenCV's libraries are missing"));
        assertThat(made).isEqualTo(1);
        assertThat(picturesWait()).isFalse();
    }

    @Test
    void goesOnWithoutPreviewsWhenTheIndexCanNotBeWritten() {
        index.fill();
        capture(40);
        Turn turn = settle();

        assertThat(turn).isInstanceOf(Turn.Rest.class);
        assertThat(made).isEqualTo(1);
        assertThat(picturesWait()).isFalse();
    }

    @Test
    void sendsAgainWhatTheIndexHasForgotten() {
        capture(20);
        settle();
        index.clear();
        settle(show());

        assertThat(sent).hasSize(40);
        assertThat(sent.stream().distinct()).hasSize(20);
    }

    @Test
    void makesAgainWhatTheIndexForgetsMeanwhile() {
        cloud = previews -> new Unreachable("no route", null);
        capture(40);
        settle();
        assertThat(made).isEqualTo(40);

        index.clear();
        settle();
        assertThat(made).isEqualTo(80);
        assertThat(index.waiting(100)).hasSize(40);
    }

    @Test
    void sendsNoPreviewOfWhatIsThereNoMore() {
        cloud = previews -> new Unreachable("no route", null);
        capture(40);
        settle();
        store.sent(new RecordId("r40"));
        cloud = previews -> new Taken();
        show.cloudIsBack();
        settle();

        assertThat(sent).hasSize(39).startsWith("r39");
    }

    @Test
    void looksAtOlderPicturesOnceTheOutboxIsCrowded() {
        capture(600);
        for (int i = 0; i < 20; i++) {
            settle();
        }
        assertThat(made).isEqualTo(500);

        crowded = true;
        now = now.plus(Duration.ofMinutes(31));
        for (int i = 0; i < 40; i++) {
            settle();
        }
        assertThat(made).isEqualTo(600);
        assertThat(index.find(store.holdings().list(0, 1).getFirst())).isPresent();
        assertThat(sent).hasSize(500);
    }

    @Test
    void forgetsEverythingWhenTheBacklogIsGoneForAWhile() {
        capture(20);
        settle();
        for (int gone = 1; gone <= 20; gone++) {
            store.sent(new RecordId("r" + gone));
        }
        settle();
        assertThat(index.isUsed()).isTrue();

        now = now.plus(ShowBacklog.KEPT_OPEN);
        settle();
        assertThat(index.isUsed()).isFalse();
    }
}

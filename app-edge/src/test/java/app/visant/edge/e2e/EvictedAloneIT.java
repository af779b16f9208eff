package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.LedgerAnswer;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An edge is alone for longer than it has room for pictures, and is started anew meanwhile. */
final class EvictedAloneIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud(Map.of("VISANT_STREAMS_HEARTBEAT", "1s"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PICTURE_BYTES = 300 << 10;
    private static final int ROOM = 3;
    private static final int GIVEN_UP = 4;
    private static final String UPLOADS = "/v1/captures";

    @TempDir
    private Path pictures;

    private FaultyProxy proxy;

    @BeforeEach
    void setUp() {
        proxy = new FaultyProxy(stage.cloud().address(), 1);
    }

    @AfterEach
    void tearDown() {
        proxy.close();
    }

    @Test
    void accountsForEachSlotOfWhichItGaveThePictureUp() throws IOException {
        Path picture = PaddedJpeg.write(pictures.resolve("1.jpg"), PICTURE_BYTES);
        EdgeProcess edge = stage.newEdge()
                .cloud(proxy.address())
                .camera(pictures.toString())
                .variable("AUTONOMY_AFTER", "3")
                .variable("OUTBOX_MAX_MB", "1")
                .start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        stage.awaitExecuted(edge.device(), 2);

        leaveNoUploadWithoutAnAnswer();
        stage.cloud().kill();
        awaitGivenUp(edge, 1);
        edge.stop();
        Instant restarted = Instant.now();
        edge.start();
        awaitGivenUp(edge, givenUp(edge) + GIVEN_UP);
        stage.cloud().start();
        proxy.heal();

        stage.awaitConnected(edge);
        stage.awaitExecuted(edge.device(), stage.api().accounting(edge.device()).executed() + ROOM);
        Instant back = Instant.now();
        stage.api().switchOff(schedule);
        Stage.Account account = stage.account(edge);
        Slots.eachSecondHasItsSlot(account.triggers());
        List<TriggerItem> evicted = account.triggers().stream()
                .filter(trigger -> trigger.state().equals("evicted"))
                .toList();
        String hash = Stage.sha256(Files.readAllBytes(picture));
        assertThat(evicted).hasSizeGreaterThanOrEqualTo(Math.toIntExact(givenUp(edge)));
        assertThat(evicted).allSatisfy(trigger -> {
            assertThat(trigger.triggerId()).contains(schedule.id());
            assertThat(trigger.reason()).contains("room for 1 MB of pictures");
            assertThat(trigger.lostSha256()).isEqualTo(hash);
            assertThat(trigger.plannedAt()).isBefore(back);
        });
        assertThat(evicted).extracting(TriggerItem::plannedAt).anyMatch(restarted::isBefore);
        assertThat(account.sum().executed()).isEqualTo(edge.captured() - givenUp(edge));
        bothSidesAgree(edge, evicted);
    }

    @Test
    void agreesWithACloudThatHasThePictureThatItGaveUp() {
        EdgeProcess edge = stage.newEdge().cloud(proxy.address()).start();
        stage.awaitConnected(edge);
        proxy.on(UPLOADS, new Fault.Cut(0, true));
        String stored = stage.api().trigger(edge.device());
        stage.awaitExecuted(edge.device(), 1);
        leaveNoUploadWithoutAnAnswer();
        assertThat(drop(edge)).contains(stored + " becomes evicted");
        proxy.heal();

        stage.awaitEnd(edge.device(), stage.api().trigger(edge.device()));
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(2);
        bothSidesAgree(edge, List.of());
    }

    /** Its only picture, by a person. @return what became of it */
    private static String drop(EdgeProcess edge) {
        String listed = edge.outbox("list", "--json").said();
        Matcher record = Pattern.compile("\"record_id\" : \"([^\"]+)\"").matcher(listed);
        assertThat(record.find()).as(listed).isTrue();
        return await("the end of its way to the cloud")
                .atMost(PATIENCE)
                .until(() -> edge.outbox("drop", record.group(1)), it -> it.exitCode() == 0)
                .said();
    }

    /** Else the cloud may have a picture of which the edge knows only that it was not answered, and which it gives up. */
    private void leaveNoUploadWithoutAnAnswer() {
        proxy.on(UPLOADS, Fault.busy(503, Duration.ofSeconds(1)));
        await("the last upload").atMost(PATIENCE).until(() -> proxy.isQuiet(UPLOADS));
    }

    private static void awaitGivenUp(EdgeProcess edge, long least) {
        await(least + " pictures given up by " + edge).atMost(PATIENCE).until(() -> {
            edge.requireAlive();
            return givenUp(edge) >= least;
        });
    }

    /** Of those that it had kept, by its own word, since its first start. */
    private static long givenUp(EdgeProcess edge) {
        return edge.log().lines().filter(line -> line.contains("Gave ")).count();
    }

    private static void bothSidesAgree(EdgeProcess edge, List<TriggerItem> evicted) {
        LedgerAnswer ledger = await("equal accounts")
                .atMost(PATIENCE)
                .until(() -> stage.api().ledger(edge.device()), it -> Objects.equals(it.device(), it.cloud()));
        assertThat(ledger.balanced()).isTrue();
        assertThat(ledger.cloud().evicted()).isEqualTo(evicted.size());
        assertThat(ledger.triggers()).isEmpty();
    }
}

package app.visant.domain.intake;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.intake.TestCaptures.NOON;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.intake.TestPreviews.preview;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.Failure;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Overdue;
import app.visant.domain.device.Devices;
import app.visant.domain.intake.Previews.Addition;
import app.visant.domain.intake.Previews.Sent;
import app.visant.domain.intake.Previews.Wanted;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerType;
import app.visant.domain.trigger.Triggers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Previews} does. All ports are those of one store, empty at the beginning of a test. */
public abstract class PreviewsContract {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final TriggerId TRIGGER = new TriggerId("slot:1");

    protected abstract Organisations organisations();

    protected abstract Devices devices();

    protected abstract Triggers triggers();

    protected abstract CommandLog commandLog();

    protected abstract Captures captures();

    protected abstract Previews previews();

    @BeforeEach
    void makeDevices() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices().add(List.of(active(OURS, "GATE"), active(OURS, "DOOR"), active(THEIRS, "YARD")));
    }

    @Test
    void addsEachOnceWhateverIsRepeated() {
        Preview one = preview(OURS, "GATE", "a");
        Preview other = preview(OURS, "GATE", "b", NOON.plusSeconds(1), TRIGGER);
        assertThat(add(one)).isEqualTo(added("a"));
        assertThat(add(other, one)).isEqualTo(added("b"));
        assertThat(add(one, other)).isEqualTo(added());
        assertThat(previews().find(OURS, one.id())).contains(one);
        assertThat(previews().find(OURS, other.id())).contains(other);
        assertThat(previews().jpeg(OURS, one.id())).hasValue(bytes(one));
        assertThat(previews().jpeg(OURS, new RecordId("c"))).isEmpty();
    }

    @Test
    void addsOneOfManyThatComeAtOnce() throws Exception {
        Preview one = preview(OURS, "GATE", "a");
        Preview other = preview(OURS, "GATE", "b");
        List<Addition> additions = InParallel.run(8, thread -> thread % 2 == 0 ? add(one, other) : add(other, one));
        assertThat(additions.stream()
                        .flatMap(each -> ((Addition.Added) each).stored().stream())
                        .map(RecordId::value))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void addsNoneIfOneContradictsWhatIsThere() {
        add(preview(OURS, "GATE", "a"));
        Preview fresh = preview(OURS, "DOOR", "b");
        assertThat(add(fresh, preview(OURS, "DOOR", "a")))
                .as("another device's preview")
                .isEqualTo(new Addition.Contradicted(new RecordId("a")));
        captures().add(capture(OURS, "GATE", "c"), () -> {});
        assertThat(add(fresh, preview(OURS, "DOOR", "c")))
                .as("another device's picture")
                .isEqualTo(new Addition.Contradicted(new RecordId("c")));
        assertThat(previews().find(OURS, fresh.id())).isEmpty();
    }

    @Test
    void addsNoneOfAPictureThatIsHere() {
        captures().add(capture(OURS, "GATE", "a"), () -> {});
        assertThat(add(preview(OURS, "GATE", "a"))).isEqualTo(added());
        assertThat(previews().find(OURS, new RecordId("a"))).isEmpty();
    }

    @Test
    void goesWhenItsPictureComes() {
        add(preview(OURS, "GATE", "a", NOON, TRIGGER), preview(OURS, "GATE", "b"));
        add(preview(THEIRS, "YARD", "a"));
        captures().add(capture(OURS, "GATE", "a"), () -> {});
        assertThat(previews().find(OURS, new RecordId("a"))).isEmpty();
        assertThat(previews().jpeg(OURS, new RecordId("a"))).isEmpty();
        assertThat(previews().ofTriggers(OURS, GATE, List.of(TRIGGER))).isEmpty();
        assertThat(ids(Wanted.ALL)).containsExactly("b");
        assertThat(previews().find(THEIRS, new RecordId("a")))
                .as("another organisation's")
                .isPresent();
    }

    @Test
    void staysWhenItsPictureCouldNotBeStored() {
        add(preview(OURS, "GATE", "a"));
        Capture capture = capture(OURS, "GATE", "a");
        Runnable failing = () -> {
            throw new IllegalStateException("no space left on device");
        };
        assertThatThrownBy(() -> captures().add(capture, failing)).isInstanceOf(IllegalStateException.class);
        assertThat(previews().find(OURS, new RecordId("a"))).isPresent();
    }

    @Test
    void isAwaitedUntilItsDeviceGivesThePictureUp() {
        Command command = issue();
        Preview preview = preview(OURS, "GATE", "a", NOON, TRIGGER);
        Preview ofNothing = preview(OURS, "GATE", "b", NOON.minusSeconds(1), new TriggerId("unknown"));
        Preview ofAnother = preview(OURS, "DOOR", "c", NOON.minusSeconds(2), TRIGGER);
        add(preview, ofNothing);
        add(ofAnother);
        Wanted awaited = new Wanted(null, null, null, true);
        assertThat(ids(awaited)).containsExactly("a", "b", "c");
        commandLog().expire(Overdue.NOT_FETCHED, NOON.plusSeconds(3600), 10);
        assertThat(ids(awaited)).as("the cloud gave up, and the device has it").containsExactly("a", "b", "c");
        Acknowledgement evicted =
                new Acknowledgement(command.id(), CommandState.FAILED, Failure.EVICTED, "no room", preview.sha256());
        commandLog().acknowledge(GATE, List.of(evicted), NOON);
        assertThat(ids(awaited)).containsExactly("b", "c");
        assertThat(ids(Wanted.ALL)).containsExactly("a", "b", "c");
        Preview lost = TestPreviews.with(preview, false);
        assertThat(previews().find(OURS, preview.id())).contains(lost);
        assertThat(previews().ofTriggers(OURS, GATE, List.of(TRIGGER, new TriggerId("other"))))
                .isEqualTo(Map.of(TRIGGER, lost));
    }

    @Test
    void listsTheNewestTakenFirstInPiecesWithTheTotal() {
        add(preview(OURS, "GATE", "a", NOON.minusSeconds(60), null), preview(OURS, "GATE", "c", NOON, null));
        add(preview(OURS, "DOOR", "b", NOON.minusSeconds(30), null));
        assertThat(ids(Wanted.ALL)).containsExactly("c", "b", "a");
        Page<Preview> second = previews().list(OURS, Reach.all(), Wanted.ALL, new Slice(2, 2));
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.items()).extracting(each -> each.id().value()).containsExactly("a");
        assertThat(ids(new Wanted(GATE, null, null, false))).containsExactly("c", "a");
        assertThat(ids(new Wanted(null, NOON.minusSeconds(30), NOON, false))).containsExactly("b");
    }

    @Test
    void listsNoPreviewOfADeviceBeyondReach() {
        add(preview(OURS, "GATE", "a", NOON, null));
        add(preview(OURS, "DOOR", "b", NOON, null));
        Reach door = new Reach.Only(Set.of(new DeviceId("DOOR")));
        Page<Preview> within = previews().list(OURS, door, Wanted.ALL, Slice.FIRST);
        assertThat(within.total()).isEqualTo(1);
        assertThat(within.items()).extracting(each -> each.id().value()).containsExactly("b");
        assertThat(previews().list(OURS, door, new Wanted(GATE, null, null, false), Slice.FIRST))
                .isEqualTo(new Page<>(List.of(), 0));
        assertThat(previews().list(OURS, Reach.nothing(), Wanted.ALL, Slice.FIRST))
                .isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void takesTheNewestOfATriggersPreviews() {
        add(
                preview(OURS, "GATE", "a", NOON, TRIGGER),
                preview(OURS, "GATE", "b", NOON.plusSeconds(1), TRIGGER),
                preview(OURS, "GATE", "c", NOON.plusSeconds(2), null));
        assertThat(previews().ofTriggers(OURS, GATE, List.of(TRIGGER)).get(TRIGGER))
                .extracting(each -> each.id().value())
                .isEqualTo("b");
        assertThat(previews().ofTriggers(OURS, GATE, List.of())).isEmpty();
        assertThat(previews().ofTriggers(OURS, new DeviceId("DOOR"), List.of(TRIGGER)))
                .isEmpty();
    }

    @Test
    void keepsOfADeviceThoseThatWereTakenLast() {
        add(preview(OURS, "DOOR", "door", NOON.minusSeconds(86_400), null));
        int batch = 500;
        for (int first = 0; first < Previews.KEPT; first += batch) {
            add(IntStream.range(first, first + batch)
                    .mapToObj(n -> preview(OURS, "GATE", "r" + n, NOON.plusSeconds(n), null))
                    .toArray(Preview[]::new));
        }
        add(
                preview(OURS, "GATE", "newest", NOON.plusSeconds(86_400), null),
                preview(OURS, "GATE", "oldest", NOON.minusSeconds(1), null));
        assertThat(previews()
                        .list(OURS, Reach.all(), new Wanted(GATE, null, null, false), Slice.FIRST)
                        .total())
                .isEqualTo(Previews.KEPT);
        assertThat(Stream.of("newest", "r1", "door"))
                .allMatch(id -> previews().find(OURS, new RecordId(id)).isPresent());
        assertThat(Stream.of("oldest", "r0"))
                .allMatch(id -> previews().find(OURS, new RecordId(id)).isEmpty());
    }

    @Test
    void hidesPreviewsFromOtherOrganisations() {
        add(preview(OURS, "GATE", "a", NOON, TRIGGER));
        assertThat(previews().find(THEIRS, new RecordId("a"))).isEmpty();
        assertThat(previews().jpeg(THEIRS, new RecordId("a"))).isEmpty();
        assertThat(previews().list(THEIRS, Reach.all(), Wanted.ALL, Slice.FIRST))
                .isEqualTo(new Page<>(List.of(), 0));
        assertThat(previews().ofTriggers(THEIRS, GATE, List.of(TRIGGER))).isEmpty();
        assertThat(add(preview(THEIRS, "YARD", "a"))).isEqualTo(added("a"));
    }

    private Addition add(Preview... previews) {
        OrganisationId organisation = previews[0].organisation();
        return previews()
                .add(
                        organisation,
                        previews[0].device(),
                        Stream.of(previews)
                                .map(each -> new Sent(each, bytes(each)))
                                .toList());
    }

    private static byte[] bytes(Preview preview) {
        return ("jpeg of " + preview.id()).getBytes(StandardCharsets.UTF_8);
    }

    private static Addition added(String... stored) {
        return new Addition.Added(Stream.of(stored).map(RecordId::new).toList());
    }

    private List<String> ids(Wanted wanted) {
        return previews().list(OURS, Reach.all(), wanted, Slice.FIRST).items().stream()
                .map(each -> each.id().value())
                .toList();
    }

    private Command issue() {
        Trigger trigger = Trigger.pending(TRIGGER, OURS, GATE, TriggerType.MANUAL, "manual", null, NOON, NOON);
        return triggers()
                .issue(
                        trigger,
                        new NewCommand(
                                new CommandId(TRIGGER.value()),
                                OURS,
                                GATE,
                                CommandType.CAPTURE,
                                TRIGGER,
                                "manual",
                                true,
                                NOON,
                                NOON.plusSeconds(300)));
    }
}

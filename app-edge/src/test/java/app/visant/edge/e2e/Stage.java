package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.AccountingAnswer;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.TriggerItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The programs of a test class, in a folder below {@code target}. They end with their test; what they logged is printed if it failed. */
final class Stage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(Stage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final boolean shared;
    private final Map<String, String> variables;
    private final List<EdgeProcess> edges = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable CloudProcess cloud;

    private Stage(boolean shared, Map<String, String> variables) {
        this.shared = shared;
        this.variables = Map.copyOf(variables);
    }

    /** With the cloud that all such classes use together: it must be left as healthy as it was found. */
    static Stage withSharedCloud() {
        return new Stage(true, Map.of());
    }

    /** With a cloud for the class alone, which may be killed. */
    static Stage withOwnCloud() {
        return withOwnCloud(Map.of());
    }

    /** With a cloud for the class alone, and variables of its environment. */
    static Stage withOwnCloud(Map<String, String> variables) {
        return new Stage(false, variables);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path here = newFolder(context.getRequiredTestClass().getSimpleName());
        folder = here;
        cloud = shared
                ? context.getRoot()
                        .getStore(SHARED)
                        .getOrComputeIfAbsent(
                                "cloud", key -> new CloudProcess(newFolder("shared")).start(), CloudProcess.class)
                : own(here);
    }

    private CloudProcess own(Path here) {
        CloudProcess own = new CloudProcess(here);
        variables.forEach(own::variable);
        return own.start();
    }

    private static Path newFolder(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target/e2e").toAbsolutePath());
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        edges.forEach(EdgeProcess::close);
        if (context.getExecutionException().isPresent()) {
            System.out.println("---- the cloud's log\n" + cloud().log());
            edges.forEach(edge -> System.out.println("---- the log of " + edge + "\n" + edge.log()));
        }
        edges.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!shared && cloud != null) {
            cloud.close();
        }
    }

    CloudProcess cloud() {
        return Objects.requireNonNull(cloud);
    }

    Api api() {
        return cloud().api();
    }

    /** An edge for a new device, not yet started. */
    EdgeProcess newEdge() {
        return edgeFor(api().newDevice());
    }

    EdgeProcess edgeFor(Api.Device device) {
        EdgeProcess edge = new EdgeProcess(Objects.requireNonNull(folder), cloud().address(), device);
        edges.add(edge);
        return edge;
    }

    void awaitConnected(EdgeProcess edge) {
        await(edge + " connected").atMost(PATIENCE).until(() -> {
            edge.requireAlive();
            return api().isConnected(edge.device());
        });
    }

    void awaitExecuted(Api.Device device, long least) {
        await(least + " executed triggers of " + device.id())
                .atMost(PATIENCE)
                .until(() -> api().accounting(device).executed() >= least);
    }

    void awaitPlanned(Api.Device device, long least) {
        await(least + " planned triggers of " + device.id())
                .atMost(PATIENCE)
                .until(() -> api().accounting(device).planned() >= least);
    }

    TriggerItem awaitEnd(Api.Device device, String trigger) {
        return await("the end of trigger " + trigger)
                .atMost(PATIENCE)
                .until(() -> api().trigger(device, trigger), item -> item.endedAt() != null);
    }

    /** Waits until the edge has nothing to do or to tell either, which it may know more of than the cloud: it has taken slots alone. */
    Account account(EdgeProcess edge) {
        EdgeDatabase database = new EdgeDatabase(edge.dataFolder());
        await("the rest of " + edge)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class) // it is being made
                .until(() -> api().accounting(edge.device()).open() == 0 && database.isQuiet());
        return account(edge.device());
    }

    /**
     * Waits until no trigger is open; then every trigger must be in exactly one state, and every executed one must have a
     * picture of its own, the bytes that were sent.
     */
    Account account(Api.Device device) {
        await("the end of all triggers of " + device.id())
                .atMost(PATIENCE)
                .until(() -> api().accounting(device).open() == 0);
        AccountingAnswer sum = api().accounting(device);
        List<TriggerItem> triggers = api().triggers(device);
        List<CaptureItem> captures = api().captures(device);
        assertThat(sum.planned())
                .isEqualTo(sum.executed() + sum.failed() + sum.expired() + sum.skipped() + sum.evicted())
                .isEqualTo(triggers.size());
        List<TriggerItem> executed = triggers.stream()
                .filter(trigger -> trigger.state().equals("executed"))
                .toList();
        assertThat(executed).hasSize(Math.toIntExact(sum.executed()));
        assertThat(captures.stream().map(CaptureItem::recordId))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        executed.stream().map(TriggerItem::recordId).toList());
        assertThat(captures.stream().map(CaptureItem::triggerId))
                .containsExactlyInAnyOrderElementsOf(
                        executed.stream().map(TriggerItem::triggerId).toList());
        captures.forEach(
                capture -> assertThat(sha256(api().image(capture.recordId()))).isEqualTo(capture.sha256()));
        return new Account(sum, triggers, captures);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JPEGs that the edges show. */
    static List<byte[]> pictures() {
        try (Stream<Path> files = Files.list(EdgeProcess.PICTURES)) {
            List<byte[]> pictures = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".jpg"))
                    .sorted()
                    .toList()) {
                pictures.add(Files.readAllBytes(file));
            }
            return pictures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there is of a device, all of it ended. */
    record Account(AccountingAnswer sum, List<TriggerItem> triggers, List<CaptureItem> captures) {}
}

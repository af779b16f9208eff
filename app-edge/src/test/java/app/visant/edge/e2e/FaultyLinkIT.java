package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.device.v1.HeartbeatLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network between edge and cloud misbehaves in every way there is; nothing is lost or doubled, and it is said what is wrong. */
final class FaultyLinkIT {
    @RegisterExtension
    static final Stage stage =
            Stage.withOwnCloud(Map.of("VISANT_STREAMS_PING", "1s", "VISANT_STREAMS_HEARTBEAT", "1s"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STREAM = "/device-commands/stream";
    private static final String POLL = "/device-commands/poll";
    private static final String COMMANDS = "/device-commands/";

    private final List<String> asked = new ArrayList<>();
    private FaultyProxy proxy;
    private EdgeProcess edge;

    @BeforeEach
    void setUp() {
        proxy = new FaultyProxy(stage.cloud().address(), 20260302);
        edge = stage.newEdge().cloud(proxy.address()).variable("STREAM_TIMEOUT", "3");
    }

    @AfterEach
    void tearDown() {
        proxy.close();
    }

    private void trigger() {
        asked.add(stage.api().trigger(edge.device()));
    }

    private void awaitAllExecuted() {
        stage.awaitExecuted(edge.device(), asked.size());
    }

    private HeartbeatLink awaitLink(String way, String state) {
        return await(way + " " + state)
                .atMost(PATIENCE)
                .until(
                        () -> Optional.ofNullable(
                                        stage.api().health(edge.device()).heartbeat())
                                .map(heartbeat -> heartbeat.link()),
                        link -> link.filter(it -> way.equals(it.way()) && state.equals(it.state()))
                                .isPresent())
                .orElseThrow();
    }

    private void awaitLogged(String text) {
        await(text).atMost(PATIENCE).until(() -> edge.log().contains(text));
    }

    private void everyTriggerHasItsPictureOnce() {
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(asked.size());
        assertThat(account.triggers()).extracting(each -> each.triggerId()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(edge.captured()).isEqualTo(asked.size());
    }

    @Test
    void pollsFromTheSameCursorWhileTheStreamIsMuteAndReturnsToIt() {
        edge.start();
        stage.awaitConnected(edge);
        trigger();
        awaitAllExecuted();

        proxy.on(STREAM, Fault.mute());
        trigger();
        awaitAllExecuted();
        HeartbeatLink polling = awaitLink("poll", "connected");
        trigger();
        awaitAllExecuted();

        assertThat(proxy.requests(POLL).getFirst()).contains("after=1&");
        assertThat(polling.reason()).contains("fell silent for 3 s");
        assertThat(polling.since()).isNotNull();

        proxy.heal();
        HeartbeatLink back = awaitLink("sse", "connected");
        trigger();
        awaitAllExecuted();

        assertThat(back.reason()).isNull();
        everyTriggerHasItsPictureOnce();
    }

    @Test
    void pollsWhenAProxyHoldsTheStreamBack() {
        proxy.on(STREAM, new Fault.Buffer(1 << 20, Duration.ofMinutes(10)));
        trigger();
        edge.start();
        trigger();
        awaitAllExecuted();

        assertThat(awaitLink("poll", "connected").reason()).contains("said nothing", "proxy holds it back");
        everyTriggerHasItsPictureOnce();
    }

    @Test
    void pollsWhenTheStreamIsAlwaysLate() {
        proxy.on(STREAM, new Fault.Delay(Duration.ofSeconds(7)));
        edge.variable("STREAM_TIMEOUT", "30").start();
        trigger();
        awaitAllExecuted();
        assertThat(awaitLink("poll", "connected").reason()).contains("late", "proxy collects");
        trigger();
        awaitAllExecuted();

        everyTriggerHasItsPictureOnce();
    }

    @Test
    void pollsWhenStreamsAreCutAgainAndAgain() {
        proxy.on(STREAM, new Fault.Cut(300, true));
        edge.start();
        IntStream.range(0, 5).forEach(i -> trigger());
        awaitAllExecuted();

        assertThat(awaitLink("poll", "connected").reason()).contains("was cut");
        everyTriggerHasItsPictureOnce();
    }

    @Test
    void isNotConfusedByEventsThatComeTwiceAndInAnotherOrder() {
        proxy.on(STREAM, new Fault.Shuffle(0.5, 0.5));
        IntStream.range(0, 10).forEach(i -> trigger());
        edge.transport("sse").start();
        IntStream.range(0, 10).forEach(i -> trigger());
        awaitAllExecuted();

        everyTriggerHasItsPictureOnce();
    }

    @Test
    void waitsBehindACaptivePortalWithEverything() {
        edge.start();
        stage.awaitConnected(edge);
        proxy.on(Fault.portal()).on(COMMANDS, Fault.redirect("http://portal.example/login?mac=1234"));
        proxy.cut(false);
        trigger();
        awaitLogged("not the cloud (HTTP 302, redirected to http://portal.example/login: a captive portal");
        trigger();
        proxy.heal();
        awaitAllExecuted();

        assertThat(edge.log()).doesNotContain("mac=1234");
        everyTriggerHasItsPictureOnce();
    }

    @Test
    void comesBackWhenABusyCloudSaidItMay() {
        proxy.on(Fault.busy(503, Duration.ofSeconds(3)));
        edge.start();
        trigger();
        awaitLogged("asks to come back in 3 s");
        int asks = proxy.requests(STREAM).size();
        proxy.on(Fault.busy(429, Duration.ofSeconds(2)));
        await().atMost(PATIENCE).until(() -> proxy.requests(STREAM).size() > asks);
        awaitLogged("asks to come back in 2 s");
        proxy.heal();
        awaitAllExecuted();

        assertThat(edge.log()).containsPattern("come back in 3 s; next try in [34]\\.\\d s");
        everyTriggerHasItsPictureOnce();
    }

    @Test
    void survivesAnEdgeAndACloudThatDoNotHearEachOther() {
        edge.start();
        stage.awaitConnected(edge);
        trigger();
        proxy.on(new Fault.Mute(true, true));
        trigger();
        awaitLogged("Connection lost");
        proxy.refuse();
        trigger();
        proxy.heal();
        proxy.accept();
        awaitAllExecuted();

        everyTriggerHasItsPictureOnce();
    }

    @Test
    void readsTheOriginalStreamOfACloudThatKnowsNoOther() {
        proxy.on(STREAM, new Fault.Page(404, "application/json", "{\"detail\":\"Not Found\"}", Map.of()));
        edge.start();
        trigger();
        awaitAllExecuted();
        HeartbeatLink link = awaitLink("sse-a", "connected");
        trigger();
        awaitAllExecuted();

        assertThat(link.reason()).contains("does not know the event stream");
        everyTriggerHasItsPictureOnce();
    }

    @Test
    void isShownAsAwayWhenItVanishesWithoutAWord() {
        edge.start();
        stage.awaitConnected(edge);
        awaitLink("sse", "connected");
        proxy.on(new Fault.Mute(true, true));
        edge.kill();

        await().atMost(PATIENCE).until(() -> !stage.api().isConnected(edge.device()));
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        Map<String, String> wrong = Map.of(
                proxy.unresolvableAddress(),
                "DNS: the name can't be resolved",
                proxy.secureAddress(),
                "does not speak TLS",
                "http://127.0.0.1:1",
                "no connection: ");
        wrong.forEach((address, why) -> {
            EdgeProcess lost = stage.newEdge().cloud(address).start();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lost.log()).contains(why));
            lost.stop();
        });
    }
}

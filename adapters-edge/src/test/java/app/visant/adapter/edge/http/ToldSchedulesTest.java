package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.Golden;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Window;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a device is told its schedules, whichever way it reads its commands. */
final class ToldSchedulesTest extends FeedSuite {
    /** As {@code ConfigEvent.json} tells them. */
    private static final List<Schedule> SCHEDULES = List.of(
            schedule(
                    "5f0c6c1e-6a41-4c6e-9a0e-0d6f6a1b2c3d",
                    3,
                    "hourly-check",
                    new Recurrence.Cron(CronExpression.parse("0 * * * *"), ZoneId.of("Europe/Berlin")),
                    List.of(new Window(
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            LocalTime.of(8, 0),
                            LocalTime.of(18, 0),
                            ZoneId.of("Europe/Berlin"))),
                    MisfirePolicy.ONE,
                    600),
            schedule(
                    "7a1d2b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
                    1,
                    "scheduled_interval",
                    new Recurrence.Interval(Duration.ofMinutes(5), Instant.parse("2026-03-01T00:00:00Z")),
                    List.of(),
                    MisfirePolicy.SKIP,
                    300));

    private static Schedule schedule(
            String id,
            int version,
            String label,
            Recurrence recurrence,
            List<Window> windows,
            MisfirePolicy misfire,
            long expiry) {
        return new Schedule(
                ScheduleId.parse(id),
                new OrganisationId(new UUID(0, 0)),
                new DeviceId("FLOOR1"),
                label,
                recurrence,
                windows,
                misfire,
                Duration.ofSeconds(expiry),
                true,
                version,
                Instant.parse("2026-03-01T00:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void isToldItsSchedulesOnEveryWay(Way way) {
        follow("FLOOR1", way, way == Way.POLL ? 6 : 0);

        assertThat(events)
                .filteredOn(LinkEvent.Configured.class::isInstance)
                .first()
                .isInstanceOfSatisfying(
                        LinkEvent.Configured.class,
                        told -> assertThat(told.schedules()).isNotEmpty().isSubsetOf(SCHEDULES));
    }

    @Test
    void asksForItsSchedulesOnceWhilePollingWorks() {
        stub.server.resetRequests();
        try (CloudConnection cloud = stub.connect("FLOOR1")) {
            cloud.feed().follow(Way.POLL, 6, events::add);
            cloud.feed().follow(Way.POLL, 6, events::add);
            stub.server.verify(1, getRequestedFor(urlPathEqualTo("/v1/device-commands/config")));
            cloud.feed().follow(Way.STREAM_B, 6, events::add);
            cloud.feed().follow(Way.POLL, 6, events::add);
            stub.server.verify(2, getRequestedFor(urlPathEqualTo("/v1/device-commands/config")));
        }
    }

    @Test
    void isToldNewSchedulesBeforeTheCommandThatTellsOfThem() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/poll"))
                .withHeader("X-Device-ID", equalTo("ODD02"))
                .atPriority(1)
                .willReturn(okJson("{\"commands\":[" + Golden.text("device/v1/CommandEvent.schedule_update.json")
                        + "],\"next\":8}")));

        assertThat(follow("ODD02", Way.POLL, 6)).isEqualTo(new FeedEnd.Polled(false));
        assertThat(events).hasSize(3);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        LinkEvent.Configured.class,
                        told -> assertThat(told.schedules()).isNotEmpty());
        assertThat(events.get(2)).isInstanceOf(LinkEvent.Arrived.class);
    }

    @Test
    void takesInNoChangeThatItCouldNotAskFor() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/stream"))
                .withHeader("X-Device-ID", equalTo("ODD03"))
                .atPriority(1)
                .willReturn(ok("event: command\nid: 7\ndata: {\"id\":\"c7\",\"seq\":7,\"type\":\"config_update\","
                                + "\"issued_at\":\"2026-03-02T08:00:00Z\"}\n\n")
                        .withHeader("Content-Type", "text/event-stream")));
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/config"))
                .withHeader("X-Device-ID", equalTo("ODD03"))
                .atPriority(1)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(follow("ODD03", Way.STREAM_B, 6)).isInstanceOf(FeedEnd.Cut.class);
        assertThat(events).doesNotHaveAnyElementsOfTypes(LinkEvent.Arrived.class);
    }

    @Test
    void takesInNoChangeThatTheCloudPutsOff() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/poll"))
                .withHeader("X-Device-ID", equalTo("ODD04"))
                .atPriority(1)
                .willReturn(okJson("""
                        {"commands":[{"id":"c7","seq":7,"type":"config_update","issued_at":"2026-03-02T08:00:00Z"}],
                         "next":8}""")));
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/config"))
                .withHeader("X-Device-ID", equalTo("ODD04"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1")));

        assertThat(follow("ODD04", Way.POLL, 6)).isNotInstanceOf(FeedEnd.Polled.class);
        assertThat(events).doesNotHaveAnyElementsOfTypes(LinkEvent.Arrived.class);
    }

    @Test
    void keepsTheSchedulesThatItCanRead() {
        List<app.visant.contracts.device.v1.Schedule> told = new ArrayList<>();
        app.visant.contracts.device.v1.Schedule good = new app.visant.contracts.device.v1.Schedule(
                "7a1d2b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
                2,
                "often",
                "interval",
                60L,
                Instant.EPOCH,
                null,
                "UTC",
                List.of(new app.visant.contracts.device.v1.Window(List.of(), "22:00", "24:00")),
                "all",
                60,
                false,
                Instant.parse("2026-03-01T00:00:00Z"));
        told.add(good);
        told.add(of(good, "sunrise", "all", 60));
        told.add(of(good, "cron", "all", 60));
        told.add(of(good, "interval", "some", 60));
        told.add(of(good, "interval", "all", 0));

        assertThat(WireSchedules.of(told, new DeviceId("FLOOR1"), events::add))
                .singleElement()
                .satisfies(schedule -> assertThat(schedule.label()).isEqualTo("often"));
        assertThat(events).hasSize(4).hasOnlyElementsOfType(LinkEvent.Garbage.class);
    }

    private static app.visant.contracts.device.v1.Schedule of(
            app.visant.contracts.device.v1.Schedule like, String kind, String misfire, long expires) {
        return new app.visant.contracts.device.v1.Schedule(
                like.id(),
                like.version(),
                like.label(),
                kind,
                like.intervalSeconds(),
                like.anchor(),
                null,
                like.zone(),
                like.windows(),
                misfire,
                expires,
                like.enabled(),
                like.effectiveFrom());
    }
}

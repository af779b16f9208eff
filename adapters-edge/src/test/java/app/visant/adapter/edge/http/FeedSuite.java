package app.visant.adapter.edge.http;

import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A cloud of prepared answers, for a class of tests, and the feed of a device of it. */
abstract class FeedSuite {
    static StubCloudServer stub;

    final List<LinkEvent> events = new ArrayList<>();

    @BeforeAll
    static void start() {
        stub = new StubCloudServer();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    FeedEnd follow(String device, Way way, long cursor) {
        try (CloudConnection cloud = stub.connect(device)) {
            return cloud.feed().follow(way, cursor, events::add);
        }
    }
}

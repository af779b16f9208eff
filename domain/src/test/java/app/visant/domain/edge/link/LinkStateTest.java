package app.visant.domain.edge.link;

import static app.visant.domain.edge.link.LinkState.CONNECTING;
import static app.visant.domain.edge.link.LinkState.OFFLINE;
import static app.visant.domain.edge.link.LinkState.POLL;
import static app.visant.domain.edge.link.LinkState.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LinkStateTest {
    private static final Map<LinkState, Set<LinkState>> LEGAL = Map.of(
            CONNECTING, Set.of(STREAM, POLL, OFFLINE),
            STREAM, Set.of(OFFLINE),
            POLL, Set.of(STREAM, OFFLINE),
            OFFLINE, Set.of(STREAM, POLL));

    @Test
    void changesOnlyAsTheTableSays() {
        for (LinkState from : LinkState.values()) {
            for (LinkState to : LinkState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(LEGAL.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void isConnectedWhileTheCloudIsHeard() {
        assertThat(LinkState.values()).filteredOn(LinkState::isConnected).containsExactly(STREAM, POLL);
    }
}

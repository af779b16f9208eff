package app.visant.domain.device;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenlessDevicesTest {
    private static final DeviceId GATE = new DeviceId("GATE1");
    private static final DeviceId OTHER = new DeviceId("OTHER");

    private final Organisations organisations = new InMemoryOrganisations();
    private final Listening listening = new Listening();
    private final TokenlessDevices tokenless = new TokenlessDevices(organisations, listening);

    /** Devices that are connected, each of an organisation. */
    private static final class Listening implements ConnectedDevices {
        private final Map<DeviceId, OrganisationId> present = new HashMap<>(Map.of(GATE, OURS, OTHER, THEIRS));

        @Override
        public Map<DeviceId, Integer> of(OrganisationId organisation) {
            return present.entrySet().stream()
                    .filter(each -> each.getValue().equals(organisation))
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> 1));
        }

        @Override
        public boolean isConnected(DeviceId device) {
            return present.containsKey(device);
        }

        @Override
        public void disconnect(DeviceId device) {
            present.remove(device);
        }
    }

    @BeforeEach
    void makeOrganisations() {
        organisations.add(TestOrganisations.organisation(OURS));
        organisations.add(TestOrganisations.organisation(THEIRS));
    }

    @Test
    void areAllowedOnlyWhereSomebodyAllowedThem() {
        assertThat(tokenless.areAllowed(OURS)).isFalse();
        tokenless.allow(OURS, true);
        assertThat(tokenless.areAllowed(OURS)).isTrue();
        assertThat(tokenless.areAllowed(THEIRS)).isFalse();
        assertThat(listening.isConnected(GATE)).isTrue();
    }

    @Test
    void haveToProveThemselvesAgainWhereTheyAreNoLongerAllowed() {
        tokenless.allow(OURS, true);
        tokenless.allow(OURS, false);
        assertThat(tokenless.areAllowed(OURS)).isFalse();
        assertThat(listening.isConnected(GATE)).isFalse();
        assertThat(listening.isConnected(OTHER)).isTrue();
    }
}

package app.visant.domain.intake;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link StorageQuotas} does. All ports are those of one store, empty at the beginning of a test. */
public abstract class StorageQuotasContract {
    protected abstract Organisations organisations();

    protected abstract Devices devices();

    protected abstract Captures captures();

    protected abstract StorageQuotas quotas();

    @BeforeEach
    void makeDevices() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices().add(List.of(active(OURS, "GATE"), active(THEIRS, "YARD")));
    }

    @Test
    void countsEachPictureOnceForItsOrganisation() {
        Capture one = capture(OURS, "GATE", "r1");
        captures().add(one, () -> {});
        captures().add(one, () -> {});
        captures().add(capture(OURS, "GATE", "r2"), () -> {});
        captures().add(capture(THEIRS, "YARD", "r1"), () -> {});

        assertThat(quotas().stored(OURS, Reach.all())).isEqualTo(new StoredAmount(2, 2 * one.bytes()));
        assertThat(quotas().stored(THEIRS, Reach.all())).isEqualTo(new StoredAmount(1, one.bytes()));
    }

    @Test
    void countsWhatIsWithinReach() {
        devices().add(List.of(active(OURS, "DOCK")));
        Capture one = capture(OURS, "GATE", "r1");
        captures().add(one, () -> {});
        captures().add(capture(OURS, "DOCK", "r2"), () -> {});

        assertThat(quotas().stored(OURS, Reach.all())).isEqualTo(new StoredAmount(2, 2 * one.bytes()));
        assertThat(quotas().stored(OURS, new Reach.Only(Set.of(new DeviceId("GATE"), new DeviceId("YARD")))))
                .isEqualTo(new StoredAmount(1, one.bytes()));
        assertThat(quotas().stored(OURS, Reach.nothing())).isEqualTo(new StoredAmount(0, 0));
    }

    @Test
    void countsNothingWhoseBytesAreNotStored() {
        assertThatThrownBy(() -> captures().add(capture(OURS, "GATE", "r1"), () -> {
                    throw new IllegalStateException("full");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(quotas().stored(OURS, Reach.all())).isEqualTo(new StoredAmount(0, 0));
    }

    @Test
    void countsAllOfManyThatComeAtOnce() throws Exception {
        InParallel.run(8, thread -> {
            for (int i = 0; i < 10; i++) {
                captures().add(capture(OURS, "GATE", "r" + thread + "-" + i), () -> {});
            }
            return thread;
        });

        assertThat(quotas().stored(OURS, Reach.all()).captures()).isEqualTo(80);
    }

    @Test
    void keepsWhatWasDecidedLastForAnOrganisation() {
        assertThat(quotas().allowance(OURS)).isEmpty();
        quotas().allow(OURS, new Allowance(5, 1000));
        quotas().allow(OURS, new Allowance(6, Long.MAX_VALUE));

        assertThat(quotas().allowance(OURS)).contains(new Allowance(6, Long.MAX_VALUE));
        assertThat(quotas().allowance(THEIRS)).isEmpty();
    }

    @Test
    void forgetsWhatWasDecidedForOneAndNoOther() {
        quotas().allow(OURS, new Allowance(5, 1000));
        quotas().allow(THEIRS, new Allowance(5, 1000));
        quotas().forget(OURS);
        quotas().forget(OURS);

        assertThat(quotas().allowance(OURS)).isEmpty();
        assertThat(quotas().allowance(THEIRS)).contains(new Allowance(5, 1000));
    }
}

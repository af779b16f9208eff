package app.visant.adapter.cloud.postgres;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.Devices;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Previews;
import app.visant.domain.intake.Previews.Sent;
import app.visant.domain.intake.PreviewsContract;
import app.visant.domain.intake.TestCaptures;
import app.visant.domain.intake.TestPreviews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.trigger.Triggers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresPreviewsIT extends PreviewsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Devices devices() {
        return store.devices();
    }

    @Override
    protected Triggers triggers() {
        return store.triggers();
    }

    @Override
    protected CommandLog commandLog() {
        return store.commandLog();
    }

    @Override
    protected Captures captures() {
        return store.captures();
    }

    @Override
    protected Previews previews() {
        return store.previews();
    }

    @Test
    void isRemovedInTheStepThatAddsThePicture() {
        add("a");
        Runnable storeBytes =
                () -> assertThat(CompletableFuture.supplyAsync(this::rows).join())
                        .as("as others see it")
                        .isOne();
        captures().add(TestCaptures.capture(OURS, "GATE", "a"), storeBytes);
        assertThat(rows()).isZero();
    }

    @Test
    void isNotReadAndSoonRemovedIfItCameWhileItsPictureDid() throws Exception {
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        var picture = CompletableFuture.runAsync(
                () -> captures().add(TestCaptures.capture(OURS, "GATE", "a"), () -> {
                    added.countDown();
                    await(late);
                }),
                Thread::startVirtualThread);
        added.await();
        add("a");
        late.countDown();
        picture.get();

        assertThat(previews().find(OURS, TestPreviews.preview(OURS, "GATE", "a").id()))
                .isEmpty();
        assertThat(rows()).isOne();
        add("b");
        assertThat(rows()).as("that of b").isOne();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void add(String id) {
        previews()
                .add(OURS, new DeviceId("GATE"), List.of(new Sent(TestPreviews.preview(OURS, "GATE", id), new byte[] {1
                })));
    }

    private int rows() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM preview")
                        .mapTo(Integer.class)
                        .one());
    }
}

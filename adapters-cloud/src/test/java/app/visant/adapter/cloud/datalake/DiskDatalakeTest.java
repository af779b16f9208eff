package app.visant.adapter.cloud.datalake;

import static app.visant.domain.intake.Datalake.Piece.IMAGE;
import static app.visant.domain.intake.Datalake.Piece.THUMBNAIL;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.capture.Capture;
import app.visant.domain.intake.Datalake;
import app.visant.domain.intake.DatalakeContract;
import app.visant.domain.intake.InMemoryDatalake;
import app.visant.domain.intake.TestCaptures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskDatalakeTest extends DatalakeContract {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path root;

    private Datalake datalake = new InMemoryDatalake();

    @BeforeEach
    void open() throws IOException {
        datalake = Datalakes.onDisk(root);
    }

    @Override
    protected Datalake datalake() {
        return datalake;
    }

    @Test
    void laysPicturesOutByOrganisationDeviceAndDayInUtc() throws IOException {
        Capture lateInTheYear = TestCaptures.capture(OURS, "GATE", "r1", Instant.parse("2025-12-31T23:59:59Z"), null);
        datalake.write(lateInTheYear, IMAGE, BYTES);
        datalake.write(lateInTheYear, THUMBNAIL, BYTES);
        datalake.describe(lateInTheYear);
        String folder = OURS + "/GATE/2025/12/31/";
        assertThat(files()).containsExactly(folder + "r1.jpg", folder + "r1.json", folder + "r1_thumb.jpg");
    }

    @Test
    void describesThePictureForThoseWhoHaveOnlyTheFiles() throws IOException {
        datalake.describe(capture);
        Path description = root.resolve(files().getFirst());
        JsonNode json = new ObjectMapper().readTree(description.toFile());
        assertThat(json.path("record_id").asText()).isEqualTo("r1");
        assertThat(json.path("device_id").asText()).isEqualTo("GATE");
        assertThat(json.path("captured_at").asText()).isEqualTo("2026-03-01T12:00:00.123456Z");
        assertThat(json.path("sha256").asText()).isEqualTo(capture.sha256().hex());
        assertThat(json.path("metadata").path("odd").asText()).isEqualTo("\0 “x”");
    }

    @Test
    void sweepsWhatACrashLeftUnfinishedAndNothingElse() throws IOException {
        datalake.write(capture, IMAGE, BYTES);
        Path left = Files.write(root.resolve(".unfinished/left"), BYTES);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path underWay = Files.write(root.resolve(".unfinished/under-way"), BYTES);
        Datalake again = Datalakes.onDisk(root);
        assertThat(left).doesNotExist();
        assertThat(underWay).exists();
        assertThat(again.read(capture, IMAGE)).hasValue(BYTES);
    }

    @Test
    void writesAgainWhereSomebodyRemovedAFolder() throws IOException {
        datalake.write(capture, IMAGE, BYTES);
        Path place = root.resolve(files().getFirst());
        Files.delete(place);
        Files.delete(place.resolve("..").normalize());
        datalake.write(capture, IMAGE, BYTES);
        assertThat(datalake.read(capture, IMAGE)).hasValue(BYTES);
    }

    @Test
    void leavesNothingBehindWhenItCannotWrite() throws IOException {
        datalake.write(capture, IMAGE, BYTES);
        Path place = root.resolve(files().getFirst());
        Path obstacle = place.resolveSibling("r1_thumb.jpg");
        Files.createDirectories(obstacle.resolve("not empty"));
        assertThatThrownBy(() -> datalake.write(capture, THUMBNAIL, BYTES))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(obstacle.toString());
        assertThat(files()).hasSize(1);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}

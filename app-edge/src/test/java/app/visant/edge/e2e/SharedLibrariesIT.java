package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.TriggerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shared libraries beside the program: which are loaded, when, and what goes on without them. */
final class SharedLibrariesIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final String VIDEO = "../app-cloud/src/main/demo/walkway.avi";
    private static final String SQLITE = "libsqlitejdbc.so";

    @Test
    void loadsOpenCvOnlyForACameraThatNeedsIt() {
        EdgeProcess folder = stage.newEdge().start();
        EdgeProcess video = stage.newEdge().camera(VIDEO).start();
        assertThat(click(folder).state()).isEqualTo("executed");
        assertThat(click(video).state()).isEqualTo("executed");

        assertThat(folder.loadedLibraries())
                .contains(EdgeProcess.LIBRARIES.resolve(SQLITE))
                .noneMatch(this::isOpenCv);
        assertThat(video.loadedLibraries().stream().filter(this::isOpenCv))
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(file -> file.startsWith(EdgeProcess.LIBRARIES));
    }

    @Test
    void worksWithPicturesAndSaysWhatIsMissingForTheRestWithoutOpenCv(@TempDir Path lean) throws IOException {
        Files.copy(EdgeProcess.LIBRARIES.resolve(SQLITE), lean.resolve(SQLITE));
        EdgeProcess folder = stage.newEdge().libraries(lean).start();
        EdgeProcess video = stage.newEdge().libraries(lean).camera(VIDEO).start();

        assertThat(click(folder).state()).isEqualTo("executed");
        assertThat(click(video)).satisfies(item -> {
            assertThat(item.state()).isEqualTo("failed");
            assertThat(item.reason()).contains("OpenCV's libraries are missing").contains(lean.toString());
        });
        List<String> complaints = video.log()
                .lines()
                .filter(line -> line.contains("OpenCV's libraries are missing"))
                .toList();
        assertThat(complaints).isNotEmpty().allMatch(line -> line.contains("they belong into lib/ beside the program"));
        assertThat(video.log()).doesNotContain("\tat ");
    }

    private TriggerItem click(EdgeProcess edge) {
        stage.awaitConnected(edge);
        return stage.awaitEnd(edge.device(), stage.api().trigger(edge.device()));
    }

    private boolean isOpenCv(Path file) {
        return file.getFileName().toString().matches("lib(opencv|jni|openblas).*");
    }
}

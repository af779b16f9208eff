package app.visant.adapter.edge.camera;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** The walkway's files. */
public final class TestFiles {
    private TestFiles() {}

    /** H.264, 10 pictures a second, 79.5 s. */
    public static Path mp4() {
        return resource("/walkway/walkway.mp4");
    }

    /** Motion JPEG, 2 pictures a second, 79.5 s; the demo's. */
    public static Path avi() {
        return Path.of(System.getProperty("visant.demo")).resolve("walkway.avi").normalize();
    }

    /** The picture of that number, 1 to 6. */
    public static Path picture(int number) {
        return resource("/walkway/walkway-0" + number + ".jpg");
    }

    public static Path resource(String name) {
        URL url = TestFiles.class.getResource(name);
        if (url == null) {
            throw new AssertionError("there is no " + name);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

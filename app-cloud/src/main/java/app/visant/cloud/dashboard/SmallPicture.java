package app.visant.cloud.dashboard;

import app.visant.domain.capture.Capture;
import app.visant.domain.intake.Preview;

/** Where a picture's small version is: the picture itself stands in for one that is not made yet, or can't be. */
final class SmallPicture {
    private SmallPicture() {}

    static String of(Capture capture) {
        String piece = switch (capture.thumbnail()) {
            case READY -> "thumbnail";
            case PENDING, FAILED -> "image";
        };
        return "/v1/captures/" + capture.id() + "/" + piece;
    }

    static String of(Preview preview) {
        return "/v1/captures/previews/" + preview.id() + "/image";
    }
}

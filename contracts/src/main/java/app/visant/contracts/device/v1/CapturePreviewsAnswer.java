package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What became of previews; each of them is in one of the lists.
 *
 * @param stored record ids of those that are new
 * @param known record ids of those that were there already, or whose capture is
 */
public record CapturePreviewsAnswer(List<String> stored, List<String> known) {
    public CapturePreviewsAnswer {
        requireNonNull(stored, "stored");
        requireNonNull(known, "known");
    }
}

package app.visant.domain.intake;

import app.visant.domain.kernel.RecordId;
import java.util.List;

/** What became of previews that were sent together. */
public sealed interface PreviewIntake {
    /**
     * All are here.
     *
     * @param stored those that are new
     * @param known those that were there, or whose picture is
     */
    record Taken(List<RecordId> stored, List<RecordId> known) implements PreviewIntake {}

    /**
     * None was stored, and sending them again won't change that.
     *
     * @param place of the one that is refused, from 0
     */
    record Refused(int place, Intake.Reason reason, String detail) implements PreviewIntake {}
}

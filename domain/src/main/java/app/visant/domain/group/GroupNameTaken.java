package app.visant.domain.group;

import app.visant.domain.kernel.VisantException;

/** Another group of the organisation has the name. */
public final class GroupNameTaken extends VisantException {
    GroupNameTaken() {
        super(Kind.CONFLICT, "group_name_taken", "Another group of devices has this name already.");
    }
}

package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.AuditWanted;
import app.visant.adapter.cloud.rest.TenancyApi;
import app.visant.domain.access.Actor;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Verification;
import app.visant.domain.audit.VerifyAuditLog;
import app.visant.domain.kernel.InvalidInput;
import java.util.List;

/** Reads of an audit log what a page of it shows. */
final class AuditLists {
    static final int AT_A_TIME = 100;

    private final AuditLog log;
    private final VerifyAuditLog verify;
    private final Place place;

    /**
     * Where a log is shown.
     *
     * @param path of the page
     * @param csv where the same is had as comma-separated values
     */
    record Place(String template, String path, String csv) {}

    AuditLists(TenancyApi.Audit audit, Place place) {
        log = audit.log();
        verify = audit.verify();
        this.place = place;
    }

    /**
     * @param before the number of an entry; empty for the newest
     * @param check whether the log is to be verified
     */
    AuditContent show(Actor actor, ChainId chain, AuditWanted wanted, String before, boolean check) {
        Verification checked = check ? verify.verify(chain, null) : null;
        try {
            long limit = before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before);
            return new AuditContent(
                    place, actor, wanted, log.deeds(chain, wanted.filter(), limit, AT_A_TIME), checked, "");
        } catch (NumberFormatException noNumber) {
            return new AuditContent(place, actor, wanted, List.of(), checked, "There is no such page.");
        } catch (InvalidInput wrong) {
            return new AuditContent(place, actor, wanted, List.of(), checked, wrong.getMessage());
        }
    }
}

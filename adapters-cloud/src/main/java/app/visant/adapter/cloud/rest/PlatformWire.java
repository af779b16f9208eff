package app.visant.adapter.cloud.rest;

import app.visant.contracts.people.v1.PlatformBatch;
import app.visant.contracts.people.v1.PlatformOrganisation;
import app.visant.contracts.people.v1.PlatformOrganisationAnswer;
import app.visant.contracts.people.v1.PlatformQuota;
import app.visant.contracts.people.v1.PlatformUser;
import app.visant.domain.platform.BatchSummary;
import app.visant.domain.platform.OrganisationSummary;
import app.visant.domain.platform.PersonSummary;
import app.visant.domain.platform.ShowOrganisation;
import org.jspecify.annotations.Nullable;

/** What lies above organisations as it goes over the wire. */
final class PlatformWire {
    private PlatformWire() {}

    static String part(@Nullable String asked) {
        String text = Query.text("part", asked);
        return text == null ? "" : text;
    }

    static PlatformOrganisationAnswer answer(ShowOrganisation.Shown shown) {
        return new PlatformOrganisationAnswer(
                organisation(shown.summary()),
                new PlatformQuota(
                        shown.asUsual(),
                        StorageResource.bound(shown.quota().captures()),
                        StorageResource.bound(shown.quota().bytes())));
    }

    static PlatformOrganisation organisation(OrganisationSummary each) {
        return new PlatformOrganisation(
                each.organisation().id().toString(),
                each.organisation().name(),
                each.organisation().createdAt(),
                each.organisation().plan().word(),
                each.organisation().plan().end().orElse(null),
                each.organisation().deviceSlots(),
                each.activeDevices(),
                each.devices(),
                each.people(),
                each.captures(),
                each.bytes(),
                each.newestCapture());
    }

    static PlatformUser user(PersonSummary each) {
        return new PlatformUser(
                each.user().id().toString(),
                each.user().email().value(),
                each.user().organisation().toString(),
                each.organisationName(),
                Words.of(each.user().role()),
                each.administrator(),
                each.lastLogIn());
    }

    static PlatformBatch batch(BatchSummary each) {
        return new PlatformBatch(
                each.maker().toString(),
                each.makerName(),
                each.batch().id(),
                each.batch().madeAt(),
                each.batch().devices(),
                each.batch().taken());
    }
}

package app.visant.domain.intake;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.live.LiveEvent;

/** A picture's small version is there. */
public record ThumbnailReady(OrganisationId organisation, DeviceId device, RecordId capture) implements LiveEvent {}

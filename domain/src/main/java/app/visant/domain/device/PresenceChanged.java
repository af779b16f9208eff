package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.live.LiveEvent;

/** A device came or went. */
public record PresenceChanged(OrganisationId organisation, DeviceId device, boolean connected) implements LiveEvent {}

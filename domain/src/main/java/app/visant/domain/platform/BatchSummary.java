package app.visant.domain.platform;

import app.visant.domain.device.DeviceBatch;
import app.visant.domain.kernel.OrganisationId;

/**
 * Devices that were made together, and for whom.
 *
 * @param maker the organisation that had them made; they may belong to others by now
 * @param makerName what it is called
 */
public record BatchSummary(OrganisationId maker, String makerName, DeviceBatch batch) {}

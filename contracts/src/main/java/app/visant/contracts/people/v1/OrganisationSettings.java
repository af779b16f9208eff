package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation has decided for all of its devices; in a request, what is absent stays as it is.
 *
 * @param allowTokenlessDevices whether devices of the older protocol, which send no token, are served
 */
public record OrganisationSettings(@Nullable Boolean allowTokenlessDevices) {}

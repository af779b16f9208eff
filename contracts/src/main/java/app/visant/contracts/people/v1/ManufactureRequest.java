package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/**
 * @param count 1 to 1000
 * @param batchId made by the cloud if absent
 */
public record ManufactureRequest(
        @Nullable Integer count, @Nullable String batchId) {}

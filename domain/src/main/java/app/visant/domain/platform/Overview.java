package app.visant.domain.platform;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.util.Optional;

/** Port: what there is in all organisations. Safe for use by many threads. */
public interface Overview {
    /**
     * By name.
     *
     * @param part of a name or of a person's address there, in any case; empty for all
     */
    Page<OrganisationSummary> organisations(String part, Slice slice);

    Optional<OrganisationSummary> organisation(OrganisationId id);

    /**
     * By address.
     *
     * @param part of an address or an organisation's name, in any case; empty for all
     */
    Page<PersonSummary> people(String part, Slice slice);

    /**
     * The newest first.
     *
     * @param part of a batch's id or an organisation's name, in any case; empty for all
     */
    Page<BatchSummary> batches(String part, Slice slice);
}

package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Limits.Claim;
import app.visant.domain.limit.TooManyRequests;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets requests in no more often than whoever asks may ask, whatever they ask for.
 *
 * @param address where the present request comes from
 */
record RequestGate(Limits limits, Supplier<String> address) {
    /** @throws TooManyRequests if it comes too soon */
    void admit(Visitor visitor) {
        String name = visitor.actor().organisation() + " " + visitor.actor().name();
        limits.require(new Claim(Limit.REQUESTS_OF_CALLER, name));
    }

    /**
     * For what is for everybody.
     *
     * @throws TooManyRequests if it comes too soon
     */
    void admit(Optional<Visitor> visitor) {
        visitor.ifPresentOrElse(this::admit, () -> limits.require(new Claim(Limit.REQUESTS_OF_ADDRESS, address.get())));
    }
}

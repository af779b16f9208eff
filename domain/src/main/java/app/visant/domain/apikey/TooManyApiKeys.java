package app.visant.domain.apikey;

import app.visant.domain.kernel.VisantException;

/** The organisation has as many keys as it may have. */
public final class TooManyApiKeys extends VisantException {
    TooManyApiKeys() {
        super(
                Kind.CONFLICT,
                "too_many_api_keys",
                "There are " + ApiKey.MOST + " API keys already: revoke one that is not used any more.");
    }
}

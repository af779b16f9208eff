package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.domain.account.OwnAccountsOff;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;

/** Closes each route that is {@link OwnAccounts}; who reads pages is led to the log-in that there is. */
final class NoOwnAccounts implements DynamicFeature {
    private final boolean passwordsElsewhere;

    /** @param passwordsElsewhere whether people log in here by a password that the issuer has */
    NoOwnAccounts(boolean passwordsElsewhere) {
        this.passwordsElsewhere = passwordsElsewhere;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        OwnAccounts closed = route.getResourceMethod().getAnnotation(OwnAccounts.class);
        if (closed != null && !(closed.elsewhereToo() && passwordsElsewhere)) {
            context.register(new Closed(AccessFeature.isPage(route)));
        }
    }

    private record Closed(boolean page) implements ContainerRequestFilter {
        /** @throws OwnAccountsOff to programs */
        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            CallerFilter.readOut(request);
            if (!page) {
                throw new OwnAccountsOff();
            }
            request.abortWith(Response.seeOther(URI.create("/ui/login")).build());
        }
    }
}

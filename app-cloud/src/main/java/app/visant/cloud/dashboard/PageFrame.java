package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.Callers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Tells each page what its frame shows beside what the page itself knows. */
final class PageFrame implements ContainerResponseFilter {
    private final Callers callers;
    private final boolean passwords;

    /** @param passwords whether people have one here */
    PageFrame(Callers callers, boolean passwords) {
        this.callers = callers;
        this.passwords = passwords;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page page
                && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            page.frame(callers.standsAbove(caller), passwords);
        }
    }
}

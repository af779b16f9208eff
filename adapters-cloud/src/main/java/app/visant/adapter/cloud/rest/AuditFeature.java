package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import app.visant.domain.audit.RecordDeeds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/** Puts every change by people and programs, and every picture that they see, on record; no route has to ask for it. */
final class AuditFeature implements DynamicFeature {
    private final RecordDeeds record;
    private final Callers callers;
    private final ClientAddresses addresses;

    /** Of the request that the present thread answers. */
    @Context
    private HttpServletRequest http;

    @SuppressWarnings("NullAway.Init") // Jersey injects the field
    AuditFeature(RecordDeeds record, Callers callers, ClientAddresses addresses) {
        this.record = record;
        this.callers = callers;
        this.addresses = addresses;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        Class<?> resource = route.getResourceClass();
        Method method = route.getResourceMethod();
        if (AccessFeature.isMadeByJersey(resource)) {
            return;
        }
        boolean platform = Audience.of(method) instanceof Audience.Platform;
        AuditTrail trail =
                new AuditTrail(record, Audited.action(resource, method), platform, () -> addresses.exactly(http));
        switch (Audited.of(resource, method)) {
            case CHANGE -> {
                context.register(new ChangeAudit(trail, callers));
                context.register(new FactsReader());
            }
            case PICTURE -> context.register(new PictureAudit(trail));
            case NOTHING -> {
                // Devices' own accounts tell what they did.
            }
        }
    }
}

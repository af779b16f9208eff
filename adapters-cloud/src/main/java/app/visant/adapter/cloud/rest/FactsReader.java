package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps for the audit log what a request is about, once its body is read. */
final class FactsReader implements ReaderInterceptor {
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        Map<String, String> facts = Facts.of(body);
        if (!facts.isEmpty()) {
            context.setProperty(Facts.ASKED, facts);
        }
        return body;
    }
}

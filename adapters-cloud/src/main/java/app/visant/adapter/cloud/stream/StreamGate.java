package app.visant.adapter.cloud.stream;

import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.limit.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may open a stream, and how often.
 *
 * @param callers finds who proved themselves in a request
 * @param addresses finds where a request comes from
 */
public record StreamGate(
        AdmitDevice devices,
        Function<HttpServletRequest, Optional<Visitor>> callers,
        Limits limits,
        Function<HttpServletRequest, String> addresses) {}

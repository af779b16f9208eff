package app.visant.cloud;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Supplier;

/** Figures for Prometheus, at {@code /metrics} of the admin port. */
final class Figures {
    private final Environment environment;

    Figures(Environment environment) {
        this.environment = environment;
        PrometheusRegistry registry = new PrometheusRegistry();
        DropwizardExports.builder().dropwizardRegistry(environment.metrics()).register(registry);
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(registry))
                .addMapping("/metrics");
    }

    Figures gauge(String name, Supplier<Number> value) {
        Gauge<Number> gauge = value::get;
        environment.metrics().register(name, gauge);
        return this;
    }
}

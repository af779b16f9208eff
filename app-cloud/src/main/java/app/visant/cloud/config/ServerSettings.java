package app.visant.cloud.config;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.util.List;
import java.util.Map;

/** How the server and its log are set up; what of it an operator may decide comes from the configuration. */
final class ServerSettings {
    private static final String LOG_LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0}: %msg%n%rEx";
    private static final int MAX_THREADS = 1024;

    private ServerSettings() {}

    static void apply(CloudConfiguration configuration) {
        configuration.setLoggingFactory(logging(configuration));
        configuration.setServerFactory(server(configuration.http()));
    }

    private static DefaultServerFactory server(CloudConfiguration.Http http) {
        DefaultServerFactory server = new DefaultServerFactory();
        HttpConnectorFactory connector =
                http.tls().<HttpConnectorFactory>map(ServerSettings::secure).orElseGet(HttpConnectorFactory::new);
        server.setApplicationConnectors(List.of(connector(connector, http.host(), http.port(), http.behindProxy())));
        server.setAdminConnectors(
                List.of(connector(new HttpConnectorFactory(), http.adminHost(), http.adminPort(), false)));
        server.setEnableVirtualThreads(true);
        server.setMaxThreads(MAX_THREADS);
        server.setRegisterDefaultExceptionMappers(false);
        server.setShutdownGracePeriod(Duration.seconds(10));
        // Who asks what is no business of the log: addresses of requests hold ids, and headers hold tokens.
        LogbackAccessRequestLogFactory requests = new LogbackAccessRequestLogFactory();
        requests.setAppenders(List.of());
        server.setRequestLogFactory(requests);
        return server;
    }

    private static HttpsConnectorFactory secure(TlsSettings tls) {
        HttpsConnectorFactory connector = new HttpsConnectorFactory();
        connector.setKeyStoreType("PKCS12");
        connector.setKeyStorePath(tls.keyStore().toString());
        connector.setKeyStorePassword(tls.password());
        connector.setSupportedProtocols(List.of("TLSv1.3", "TLSv1.2"));
        return connector;
    }

    private static HttpConnectorFactory connector(
            HttpConnectorFactory connector, String host, int port, boolean behindProxy) {
        connector.setBindHost(host);
        connector.setPort(port);
        connector.setUseServerHeader(false);
        connector.setUseForwardedHeaders(behindProxy);
        connector.setInputBufferSize(DataSize.kibibytes(64));
        connector.setIdleTimeout(Duration.seconds(90));
        return connector;
    }

    private static DefaultLoggingFactory logging(CloudConfiguration configuration) {
        ConsoleAppenderFactory<ch.qos.logback.classic.spi.ILoggingEvent> console = new ConsoleAppenderFactory<>();
        console.setLogFormat(LOG_LINE);
        console.setTimeZone("UTC");
        DefaultLoggingFactory logging = new DefaultLoggingFactory();
        // At DEBUG, the server's own library writes down what is sent to it, with passwords and tokens.
        logging.setLevel(configuration.logLevel().equals("DEBUG") ? "INFO" : configuration.logLevel());
        logging.setLoggers(Map.of("app.visant", TextNode.valueOf(configuration.logLevel())));
        logging.setAppenders(List.of(console));
        return logging;
    }
}

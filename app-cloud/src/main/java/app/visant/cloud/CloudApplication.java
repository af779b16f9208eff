package app.visant.cloud;

import app.visant.adapter.cloud.rest.RestJson;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.config.CloudConfigurationFactory;
import app.visant.cloud.config.PublicAddress;
import app.visant.cloud.dashboard.Dashboard;
import app.visant.cloud.demo.DemoCommand;
import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.core.sslreload.SslReloadBundle;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cloud for Dropwizard: where its configuration comes from, its commands, and {@link Cloud}, which is the rest. */
public final class CloudApplication extends Application<CloudConfiguration> {
    private static final Logger LOG = LoggerFactory.getLogger(CloudApplication.class);
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1";

    private final Map<String, String> variables;
    private final InstantSource time;

    /** @param variables the environment that settings are taken from */
    public CloudApplication(Map<String, String> variables) {
        this(variables, InstantSource.system());
    }

    /** @param time what the cloud takes for the time */
    public CloudApplication(Map<String, String> variables, InstantSource time) {
        this.variables = Map.copyOf(variables);
        this.time = time;
    }

    @Override
    public String getName() {
        return "visant-cloud";
    }

    @Override
    public void initialize(Bootstrap<CloudConfiguration> bootstrap) {
        bootstrap.setObjectMapper(RestJson.mapper());
        bootstrap.setConfigurationFactoryFactory(
                (type, validator, mapper, prefix) -> new CloudConfigurationFactory(variables));
        bootstrap.addBundle(new AssetsBundle(SWAGGER_UI, "/docs/ui", "swagger-ui.css", "swagger-ui"));
        Dashboard.prepare(bootstrap);
        bootstrap.addBundle(new SslReloadBundle());
    }

    @Override
    protected void addDefaultCommands(Bootstrap<CloudConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand(this));
        bootstrap.addCommand(new SeedCommand());
        bootstrap.addCommand(new CleanCommand());
        bootstrap.addCommand(new ReportCommand());
        bootstrap.addCommand(new PlatformAdministratorsCommand());
        bootstrap.addCommand(new InviteOwnerCommand());
        bootstrap.addCommand(new FreeDeviceCommand());
        bootstrap.addCommand(new RotateKeyCommand());
        bootstrap.addCommand(new DemoCommand());
    }

    @Override
    public void run(CloudConfiguration configuration, Environment environment) throws Exception {
        PublicAddress.warning(configuration.http()).ifPresent(LOG::warn);
        Cloud.start(configuration, environment, time);
    }

    @Override
    protected void onFatalError(Throwable error) {
        System.exit(1);
    }
}

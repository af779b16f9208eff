package app.visant.cloud.config;

import io.dropwizard.configuration.ConfigurationException;
import java.util.List;

/** The configuration can't be used; it names everything that is wrong. */
public final class BadConfiguration extends ConfigurationException {
    BadConfiguration(List<String> errors) {
        super("configuration", errors);
    }
}

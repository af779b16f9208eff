package app.visant.cloud.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the configuration from a YAML file, if there is one, and from the environment, which wins. */
public final class CloudConfigurationFactory implements ConfigurationFactory<CloudConfiguration> {
    private final Map<String, String> environment;

    public CloudConfigurationFactory(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        CloudConfiguration.USUAL_VARIABLES.forEach((variable, key) -> {
            String value = environment.get(variable);
            if (value != null) {
                all.putIfAbsent(Settings.variable(key), value);
            }
        });
        this.environment = Map.copyOf(all);
    }

    @Override
    public CloudConfiguration build(ConfigurationSourceProvider provider, String path)
            throws IOException, BadConfiguration {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (InputStream file = provider.open(path)) {
            return build(yaml.readTree(file));
        } catch (JsonProcessingException notYaml) {
            throw new BadConfiguration(List.of(path + ": is not YAML: " + notYaml.getOriginalMessage()));
        } catch (java.io.FileNotFoundException | java.nio.file.NoSuchFileException absent) {
            throw new BadConfiguration(List.of(path + ": there is no such file"));
        }
    }

    @Override
    public CloudConfiguration build() throws BadConfiguration {
        return build(MissingNode.getInstance());
    }

    private CloudConfiguration build(JsonNode tree) throws BadConfiguration {
        boolean empty = tree.isMissingNode() || tree.isNull();
        if (!empty && !tree.isObject()) {
            throw new BadConfiguration(List.of("the file must have keys and values, such as data: /var/lib/visant"));
        }
        Settings settings = new Settings(empty ? MissingNode.getInstance() : tree, environment);
        CloudConfiguration configuration = new CloudConfiguration(settings);
        settings.finish();
        ServerSettings.apply(configuration);
        return configuration;
    }
}

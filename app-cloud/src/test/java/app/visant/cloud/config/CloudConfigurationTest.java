package app.visant.cloud.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.visant.adapter.cloud.mail.MailServer;
import app.visant.domain.intake.Allowance;
import app.visant.domain.intake.IntakeLimits;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Rate;
import app.visant.domain.tenant.EmailAddress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CloudConfigurationTest {
    private static final File SAMPLE = new File("src/main/config/visant.yml");

    @Test
    void needsNoFile() throws Exception {
        CloudConfiguration configuration = new CloudConfigurationFactory(Map.of()).build();

        assertThat(configuration.http().port()).isEqualTo(8080);
        assertThat(configuration.http().adminPort()).isEqualTo(8081);
        assertThat(configuration.http().adminHost()).isEqualTo("127.0.0.1");
        assertThat(configuration.http().publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(configuration.data()).isEqualTo(Path.of("data"));
        assertThat(configuration.databaseUrl()).isEmpty();
        assertThat(configuration.tokenKeys().file()).isEqualTo(Path.of("data/token-key"));
        assertThat(configuration.secretKeys().file()).isEqualTo(Path.of("data/secrets-key"));
        assertThat(configuration.administrator().allowTokenlessDevices()).isFalse();
        assertThat(configuration.administrator().password()).isEmpty();
        assertThat(configuration.uploads().limits()).isEqualTo(IntakeLimits.DEFAULT);
        assertThat(configuration.streams().ping()).isEqualTo(Duration.ofSeconds(25));
        assertThat(configuration.tokens().session()).isEqualTo(Duration.ofHours(12));
        assertThat(configuration.accounts().signUp()).isTrue();
    }

    @Test
    void readsEveryKeyOfTheSampleAndKnowsNoOther() throws Exception {
        JsonNode sample = new ObjectMapper(new YAMLFactory()).readTree(SAMPLE);
        Settings settings = new Settings(sample, Map.of());
        new CloudConfiguration(settings);

        assertThat(keys("", sample)).isEqualTo(new TreeSet<>(settings.known()));
    }

    @Test
    void showsTheDefaultsInTheSample() throws Exception {
        CloudConfiguration sample = read(java.nio.file.Files.readString(SAMPLE.toPath()), Map.of());
        CloudConfiguration none = new CloudConfigurationFactory(Map.of()).build();

        assertThat(sample.http()).isEqualTo(none.http());
        assertThat(sample.administrator()).isEqualTo(none.administrator());
        assertThat(sample.tokens()).isEqualTo(none.tokens());
        assertThat(sample.accounts()).isEqualTo(none.accounts());
        assertThat(sample.uploads()).isEqualTo(none.uploads());
        assertThat(sample.identity()).isEqualTo(none.identity());
        assertThat(sample.streams()).isEqualTo(none.streams());
        assertThat(sample.limits()).isEqualTo(none.limits());
        assertThat(sample.quota()).isEqualTo(none.quota()).isEqualTo(Allowance.UNLIMITED);
        assertThat(sample.background()).isEqualTo(none.background());
        assertThat(sample.auditKept()).isEqualTo(none.auditKept());
        assertThat(sample.data()).isEqualTo(none.data());
    }

    @Test
    void listsAllThatIsWrongAtOnce() {
        BadConfiguration bad = catchThrowableOfType(
                BadConfiguration.class,
                () -> read("""
                        http:
                          port: 70000
                          prot: 80
                        uploads:
                          max_bytes: 16
                        streams: fast
                        data: {a: 1}
                        """, Map.of("VISANT_STREAMS_PING", "soon", "VISANT_TOKENS_ACCESS", "1s")));

        assertThat(bad.getErrors())
                .containsExactlyInAnyOrder(
                        "http.port: must be a whole number from 0 to 65535",
                        "http.prot: there is no such key",
                        "uploads.max_bytes: must be a size with its unit, such as 16MB, from 64KB to 24MB",
                        "streams: must be a section with keys of its own",
                        "data: must be one value",
                        "streams.ping: must be a time with its unit, such as 25s, from 1s to 50s"
                                + " (it comes from VISANT_STREAMS_PING)",
                        "tokens.access: must be a time with its unit, such as 25s, from 1m to 366d"
                                + " (it comes from VISANT_TOKENS_ACCESS)");
    }

    @Test
    void takesAnIssuerOnlyThatNobodyCanStandInFor() throws Exception {
        Identity identity = read("identity: {provider: supabase, issuer: 'https://x.supabase.co/auth/v1'}", Map.of())
                .identity();
        assertThat(identity.provider()).isEqualTo(Identity.Provider.SUPABASE);
        assertThat(identity.audience()).isEqualTo("authenticated");
        for (String wrong : new String[] {
            "provider: oidc",
            "provider: oidc, issuer: 'https://login.example.org'",
            "provider: oidc, issuer: 'http://login.example.org', audience: visant",
            "provider: ldap"
        }) {
            assertThat(catchThrowableOfType(BadConfiguration.class, () -> read("identity: {" + wrong + "}", Map.of()))
                            .getErrors())
                    .as(wrong)
                    .allMatch(error -> error.startsWith("identity"));
        }
    }

    @Test
    void leavesNobodyWithoutAWayIn() throws Exception {
        String issuer = "provider: oidc, issuer: 'https://login.example.org', audience: visant";
        assertThat(wrong("identity: {own_accounts: false}"))
                .containsExactlyInAnyOrder(
                        "identity.own_accounts: can be false only with a provider that is not own, since nobody could get in",
                        "admin.email: must be an address of a person that the issuer knows where identity.own_accounts is"
                                + " false, since nobody else is the first administrator");
        assertThat(wrong("admin: {email: ada@example.org}\nidentity: {own_accounts: false, " + issuer + "}"))
                .containsExactly(
                        "identity.client_id: must be set where own_accounts is false, since nobody could log in"
                                + " for the pages");
        String project = "provider: supabase, issuer: 'https://x.supabase.co/auth/v1'";
        assertThat(wrong("admin: {email: ada@example.org}\nidentity: {own_accounts: false, " + project + "}"))
                .containsExactly(
                        "identity.api_key: must be set where own_accounts is false, since nobody could log in for"
                                + " the pages");
        assertThat(wrong("identity: {api_key: k, " + project + "}"))
                .containsExactly("identity.api_key: is for the provider supabase with own_accounts false alone");
        CloudConfiguration good = read(
                "admin: {email: ada@example.org}\nidentity: {own_accounts: false, client_id: visant, " + issuer + "}",
                Map.of());
        assertThat(good.identity().ownAccounts()).isFalse();
        assertThat(good.accounts().signUp()).isFalse();
    }

    @Test
    void warnsOfAnAddressThatLeadsOthersNowhere() throws Exception {
        assertThat(warning(""))
                .hasValueSatisfying(said ->
                        assertThat(said).contains("http://localhost:8080").contains("http.public_url"));
        assertThat(warning("http: {host: '::', public_url: 'http://[::1]:8080'}"))
                .isPresent();
        assertThat(warning("http: {host: 192.0.2.7, public_url: 'https://127.0.0.1'}"))
                .isPresent();
        assertThat(warning("http: {host: 127.0.0.1}")).isEmpty();
        assertThat(warning("http: {host: localhost}")).isEmpty();
        assertThat(warning("http: {public_url: 'https://visant.example.org'}")).isEmpty();
        assertThat(warning("http: {public_url: 'http://192.0.2.7:8080'}")).isEmpty();
    }

    private static Optional<String> warning(String yaml) throws Exception {
        return PublicAddress.warning(read(yaml, Map.of()).http());
    }

    @Test
    void takesTheEnvironmentBeforeTheFile() throws Exception {
        CloudConfiguration configuration =
                read("http: {port: 1000}\ndata: here", Map.of("PORT", "2000", "VISANT_DATA", "there"));

        assertThat(configuration.http().port()).isEqualTo(2000);
        assertThat(configuration.data()).isEqualTo(Path.of("there"));
    }

    @Test
    void readsTheMailServer() throws Exception {
        assertThat(new CloudConfigurationFactory(Map.of()).build().mailServer()).isEmpty();
        MailServer server = read(
                        "http: {public_url: 'https://visant.example.org'}\nmail: {host: mail.example.org, user: visant}",
                        Map.of("VISANT_MAIL_PASSWORD", "very-secret-indeed"))
                .mailServer()
                .orElseThrow();

        assertThat(server)
                .isEqualTo(new MailServer(
                        "mail.example.org",
                        587,
                        MailServer.Security.STARTTLS,
                        Optional.of(new MailServer.LogIn("visant", "very-secret-indeed")),
                        new EmailAddress("visant@visant.example.org")))
                .asString()
                .doesNotContain("secret");
        assertThat(catchThrowableOfType(
                                BadConfiguration.class,
                                () -> read("mail: {security: some, from: nobody, user: visant}", Map.of()))
                        .getErrors())
                .containsExactlyInAnyOrder(
                        "mail.security: must be starttls, tls or none",
                        "mail.from: must be an e-mail address such as name@example.org",
                        "mail.user and mail.password: must both be there, or neither");
    }

    @Test
    void refusesAFileThatIsNotThereOrNotYaml() {
        CloudConfigurationFactory factory = new CloudConfigurationFactory(Map.of());

        assertThat(catchThrowableOfType(
                                BadConfiguration.class,
                                () -> factory.build(path -> new java.io.FileInputStream(path), "no-such.yml"))
                        .getErrors())
                .containsExactly("no-such.yml: there is no such file");
        assertThat(catchThrowableOfType(BadConfiguration.class, () -> read("http: [", Map.of()))
                        .getErrors())
                .singleElement()
                .asString()
                .startsWith("test.yml: is not YAML");
    }

    @Test
    void believesNoProxyIfItSpeaksTlsItself() throws Exception {
        Path keys = Files.createTempFile("keys", ".p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream file = Files.newOutputStream(keys)) {
            empty.store(file, "secret".toCharArray());
        }
        String yaml = "http: {tls: {key_store: " + keys + ", password: %s}}";

        assertThat(wrong(yaml.formatted("secret"))).containsExactly("http.tls.key_store: has no private key");
        assertThat(wrong(yaml.formatted("other")))
                .containsExactly(
                        "http.tls.key_store: must be a file in the format PKCS #12 that http.tls.password opens");
        assertThat(read("http: {public_url: 'https://visant.example.org'}", Map.of())
                        .http()
                        .behindProxy())
                .isTrue();
        Files.delete(keys);
    }

    @Test
    void takesOriginsAlone() throws Exception {
        assertThat(read("http: {cors_origins: 'https://a.example.org, http://localhost:3000'}", Map.of())
                        .http()
                        .corsOrigins())
                .containsExactlyInAnyOrder("https://a.example.org", "http://localhost:3000");
        for (String wrong : new String[] {"*", "null", "https://a.example.org/", "a.example.org", "https://*.org"}) {
            assertThat(wrong("http: {cors_origins: '" + wrong + "'}")).hasSize(1);
        }
    }

    @Test
    void takesKeysFromTheEnvironmentAndDoesNotShowThem() throws Exception {
        String key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        assertThat(read("", Map.of("VISANT_TOKENS_KEYS", key + "," + key))
                        .tokenKeys()
                        .given())
                .hasValueSatisfying(keys -> assertThat(keys).hasToString("SecretKeys[2]"));
        assertThat(wrong("tokens: {keys: dG9vLXNob3J0}"))
                .containsExactly("tokens.keys: must be keys of 32 bytes or more in base64");
    }

    private static java.util.List<String> wrong(String yaml) {
        return java.util.List.copyOf(catchThrowableOfType(BadConfiguration.class, () -> read(yaml, Map.of()))
                .getErrors());
    }

    @Test
    void readsRates() throws Exception {
        CloudConfiguration configuration =
                read("limits: {commands_to_device: 90/h}", Map.of("VISANT_LIMITS_UPLOADS_OF_DEVICE", "2/s"));

        assertThat(configuration.limits())
                .containsEntry(Limit.COMMANDS_TO_DEVICE, new Rate(90, Duration.ofHours(1)))
                .containsEntry(Limit.UPLOADS_OF_DEVICE, Rate.perSecond(2))
                .containsEntry(Limit.STREAMS_OF_DEVICE, Limit.STREAMS_OF_DEVICE.usual());
        for (String wrong : new String[] {"0/s", "20", "20/d", "-1/s", "many"}) {
            assertThat(catchThrowableOfType(
                                    BadConfiguration.class,
                                    () -> read("limits: {commands_to_device: " + wrong + "}", Map.of()))
                            .getErrors())
                    .containsExactly("limits.commands_to_device: must be a rate such as 20/s, 300/m or 1000/h");
        }
    }

    @Test
    void doesNotShowSecrets() throws Exception {
        CloudConfiguration configuration =
                read("admin: {password: very-secret-indeed}\nidentity: {jwt_secret: very-secret-indeed}", Map.of());

        assertThat(configuration.administrator().toString()).doesNotContain("very-secret");
        assertThat(configuration.identity().toString()).doesNotContain("very-secret");
    }

    private static CloudConfiguration read(String yaml, Map<String, String> environment)
            throws IOException, BadConfiguration {
        return new CloudConfigurationFactory(environment)
                .build(path -> new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yml");
    }

    private static Set<String> keys(String prefix, JsonNode node) {
        Set<String> keys = new TreeSet<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isObject()) {
                keys.addAll(keys(prefix + each.getKey() + ".", each.getValue()));
            } else {
                keys.add(prefix + each.getKey());
            }
        }
        return keys;
    }
}

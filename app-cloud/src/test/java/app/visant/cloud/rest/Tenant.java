package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.adapter.cloud.security.Argon2idPasswordHashing;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.apikey.ApiKeySecret;
import app.visant.domain.tenant.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** An organisation with a person of each role, and with one of each thing that a path can name. */
final class Tenant {
    private static final String HASH =
            new Argon2idPasswordHashing(new SecureIds(InstantSource.system())).hash(RunningCloud.PASSWORD);

    /** A code that everybody can redeem, again and again. */
    static final String CODE = "FOR-EVERYBODY";

    private final RunningCloud cloud;
    private final String secret;
    private final UUID organisation;
    private final String record = "record-" + UUID.randomUUID();
    private final String preview = "preview-" + UUID.randomUUID();
    private final Map<Role, String> addresses = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Things things;

    /** One of each thing that a path of the API can name. */
    record Things(
            String device,
            String deviceToken,
            String batch,
            String schedule,
            String member,
            String invitation,
            String key,
            String record,
            String preview,
            String organisation,
            String group) {
        /** @throws AssertionError if there is no such thing yet: then the matrix needs one */
        String named(String parameter) {
            return switch (parameter) {
                case "device_id", "device" -> device;
                case "batch_id" -> batch;
                case "schedule_id" -> schedule;
                case "user_id" -> member;
                case "invitation_id" -> invitation;
                case "key_id" -> key;
                case "record_id" -> record;
                case "preview_id" -> preview;
                case "organisation_id" -> organisation;
                case "code" -> CODE;
                case "group_id" -> group;
                default ->
                    throw new AssertionError("Tenant.Things has nothing for {" + parameter
                            + "}: give each organisation of the matrix one, so that a foreign one can be tried");
            };
        }
    }

    /** @param secret a word that is in the names of its things, and that no other organisation may ever see */
    Tenant(RunningCloud cloud, String secret) throws Exception {
        this.cloud = cloud;
        this.secret = secret;
        organisation = UUID.randomUUID();
        cloud.jdbi().useHandle(handle -> handle.execute("""
                        INSERT INTO organisation (org_id, name, device_slots, plan, allow_tokenless_devices, created_at)
                        VALUES (?, ?, 1000, 'ENDLESS', false, now())
                        """, organisation, secret));
        cloud.jdbi().useHandle(handle -> handle.execute("""
                        INSERT INTO activation_code
                            (code, description, benefit, amount, active, one_per_user, email_domains, made_at)
                        VALUES (?, '', 'DEVICE_SLOTS', 1, true, false, '{}', now()) ON CONFLICT DO NOTHING
                        """, CODE));
        for (Role role : Role.values()) {
            addresses.put(role, person(role));
            tokens.put(role, cloud.logIn(addresses.get(role), RunningCloud.PASSWORD));
        }
        things = make();
        upload(things);
        preview(things);
        redemption(things);
    }

    /** The same organisation with the same people, and with other things that have another word in their names. */
    private Tenant(Tenant other, String secret) throws Exception {
        cloud = other.cloud;
        this.secret = secret;
        organisation = other.organisation;
        addresses.putAll(other.addresses);
        tokens.putAll(other.tokens);
        things = make();
        upload(things);
        preview(things);
        redemption(things);
    }

    Tenant beside(String secretOfItsThings) throws Exception {
        return new Tenant(this, secretOfItsThings);
    }

    Things things() {
        return things;
    }

    /** Narrows the people of those roles that can be to what is in the groups of these things. */
    void narrowTo(Things... to) throws IOException, InterruptedException {
        String groups = Arrays.stream(to).map(each -> '"' + each.group() + '"').collect(Collectors.joining(","));
        for (Role role : Role.values()) {
            if (Access.mayBeNarrowed(role)) {
                String path = "/v1/members/" + idOf(addresses.get(role)) + "/groups";
                assertThat(cloud.json("PUT", path, token(Role.OWNER), "{\"groups\":[" + groups + "]}")
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    /** An access token of a person with this role. */
    String token(Role role) {
        return tokens.get(role);
    }

    /** @return the address of a new person */
    String person(Role role) {
        String email = UUID.randomUUID() + "@example.org";
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO account (user_id, org_id, email, role, password_hash) VALUES (?, ?, ?, ?, ?)",
                        UUID.randomUUID(),
                        organisation,
                        email,
                        role.name(),
                        HASH));
        return email;
    }

    /** Makes the people what they were, whatever has become of them. */
    void restoreRoles() {
        addresses.forEach((role, email) -> cloud.jdbi()
                .useHandle(
                        handle -> handle.execute("UPDATE account SET role = ? WHERE email = ?", role.name(), email)));
    }

    String idOf(String email) {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT user_id FROM account WHERE email = ?", email)
                        .mapTo(String.class)
                        .one());
    }

    /** Things that a test may change and delete; their picture, and the preview of another, are the organisation's only ones. */
    Things make() throws IOException, InterruptedException {
        String owner = token(Role.OWNER);
        RunningCloud.Answer made = cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}");
        String device = made.body().at("/device_ids/0").asText();
        String token = cloud.json("POST", "/v1/devices/activate", owner, """
                        {"device_id":"%s","friendly_name":"%s"}""".formatted(device, secret))
                .text("token");
        String schedule = cloud.json("POST", "/v1/scheduled-triggers", owner, """
                        {"device_id":"%s","trigger_label":"%s","cron_expression":"0 8 29 2 *"}""".formatted(device, secret))
                .text("id");
        String member = person(Role.VIEWER);
        String invitation = cloud.json("POST", "/v1/members/invitations", owner, """
                        {"email":"%s-%s","role":"viewer"}""".formatted(secret, member))
                .text("id");
        String group = cloud.json("POST", "/v1/device-groups", owner, """
                        {"name":"%s %s"}""".formatted(secret, device))
                .text("id");
        String place = "/v1/devices/" + device + "/group";
        assertThat(cloud.json("PUT", place, owner, "{\"group_id\":\"" + group + "\"}")
                        .status())
                .isEqualTo(204);
        return new Things(
                device,
                token,
                made.text("batch_id"),
                schedule,
                idOf(member),
                invitation,
                aKey(),
                record,
                preview,
                organisation.toString(),
                group);
    }

    /** @return the secret of a new API key with these permissions, and without an end */
    String key(Set<Permission> permissions) {
        String key = ApiKeySecret.PREFIX + UUID.randomUUID() + UUID.randomUUID();
        insert(UUID.randomUUID(), key, permissions);
        return key;
    }

    /** One in the place of the last: an organisation has so many at most. */
    private String aKey() {
        UUID id = UUID.randomUUID();
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "DELETE FROM api_key WHERE org_id = ? AND secret_hash LIKE 'thing %'", organisation));
        insert(id, "thing", Set.of(Permission.DEVICES_READ));
        cloud.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE api_key SET secret_hash = 'thing ' || key_id WHERE key_id = ?", id));
        return id.toString();
    }

    private void insert(UUID id, String key, Set<Permission> permissions) {
        String words = permissions.stream().map(Permission::word).collect(Collectors.joining(","));
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO api_key (key_id, org_id, name, permissions, hint, secret_hash, made_by, made_at)
                        VALUES (?, ?, 'robot', string_to_array(?, ','), 'vsk_', ?, ?, now())
                        """,
                        id,
                        organisation,
                        words,
                        new ApiKeySecret(key).hash().hex(),
                        secret));
    }

    private void redemption(Things made) {
        cloud.jdbi()
                .useHandle(handle ->
                        handle.execute("""
                        INSERT INTO code_redemption (code, org_id, user_id, benefit, amount, device_id, redeemed_at)
                        VALUES (?, ?, ?, 'DEVICE_SLOTS', 1, ?, now())
                        """, CODE, organisation, UUID.fromString(made.member()), made.device()));
    }

    private void upload(Things made) throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        byte[] body = Multipart.of(made.device(), made.record())
                .with("trigger_label", secret)
                .body(picture.toByteArray());
        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/captures")
                                        .header("Content-Type", Multipart.CONTENT_TYPE)
                                        .POST(BodyPublishers.ofByteArray(body)),
                                made.deviceToken()))
                        .status())
                .isEqualTo(201);
        await("thumbnail")
                .until(() -> cloud.get("/v1/captures/" + made.record() + "/thumbnail", token(Role.VIEWER))
                                .status()
                        == 200);
    }

    private void preview(Things made) throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        String body = """
                {"device_id":"%s","previews":[{"record_id":"%s","captured_at":"2026-03-01T10:00:00Z","trigger_label":"%s",
                 "sha256":"%s","bytes":1000,"thumbnail_base64":"%s"}]}""".formatted(
                        made.device(),
                        made.preview(),
                        secret,
                        "0".repeat(64),
                        Base64.getEncoder().encodeToString(picture.toByteArray()));
        assertThat(cloud.json("POST", "/v1/captures/previews", made.deviceToken(), body)
                        .status())
                .isEqualTo(200);
    }

    /** All rows of a device in all tables, summed up: equal as long as nothing is changed. */
    String fingerprint(String device) {
        return cloud.jdbi().withHandle(handle -> {
            StringBuilder sum = new StringBuilder();
            for (String table : handle.select("""
                            SELECT table_name FROM information_schema.columns
                            WHERE table_schema = current_schema() AND column_name = 'device_id'
                              AND table_name <> 'device_seen'
                            ORDER BY table_name
                            """).mapTo(String.class).list()) {
                String rows = "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), 'none') FROM " + table
                        + " t WHERE device_id = ?";
                sum.append(table)
                        .append(' ')
                        .append(handle.select(rows, device).mapTo(String.class).one())
                        .append('\n');
            }
            return sum.toString();
        });
    }

    /**
     * All rows of the organisation in all tables, summed up: equal as long as nothing is changed. Signs of life are left out, which the
     * cloud writes down up to a second after them.
     */
    String fingerprint() {
        return cloud.jdbi().withHandle(handle -> {
            StringBuilder sum = new StringBuilder();
            for (String table : handle.select("""
                            SELECT table_name FROM information_schema.columns
                            WHERE table_schema = current_schema() AND column_name = 'org_id'
                              AND table_name <> 'device_seen'
                            ORDER BY table_name
                            """).mapTo(String.class).list()) {
                String rows = "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), 'none') FROM " + table
                        + " t WHERE org_id = ?";
                sum.append(table)
                        .append('=')
                        .append(handle.select(rows, organisation)
                                .mapTo(String.class)
                                .one())
                        .append('\n');
            }
            return sum.toString();
        });
    }
}

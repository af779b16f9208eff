package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Permission;
import app.visant.domain.apikey.ApiKey;
import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresApiKeys implements ApiKeys {
    private final Jdbi jdbi;

    PostgresApiKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The organisation's row is locked first: its keys are made one after the other, so that they can be counted. */
    @Override
    public boolean add(ApiKey key, Sha256 secret, int most) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery("SELECT 1 FROM organisation WHERE org_id = :org FOR UPDATE")
                    .bind("org", key.organisation().value())
                    .mapTo(Integer.class)
                    .findOne();
            return handle.createUpdate("""
                                    INSERT INTO api_key
                                        (key_id, org_id, name, permissions, hint, secret_hash, made_by, made_at, ends_at)
                                    SELECT :id, :org, :name, :permissions, :hint, :secret, :madeBy,
                                           CAST(:madeAt AS timestamptz), CAST(:endsAt AS timestamptz)
                                    WHERE (SELECT count(*) FROM api_key WHERE org_id = :org AND revoked_at IS NULL) < :most
                                    """)
                            .bind("id", key.id().value())
                            .bind("org", key.organisation().value())
                            .bind("name", key.name())
                            .bindArray("permissions", String.class, words(key.permissions()))
                            .bind("hint", key.hint())
                            .bind("secret", secret.hex())
                            .bind("madeBy", key.madeBy())
                            .bind("madeAt", key.madeAt())
                            .bind("endsAt", key.endsAt())
                            .bind("most", most)
                            .execute()
                    == 1;
        });
    }

    @Override
    public List<ApiKey> list(OrganisationId organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM api_key WHERE org_id = :org AND revoked_at IS NULL ORDER BY name, key_id
                        """)
                .bind("org", organisation.value())
                .map(PostgresApiKeys::map)
                .list());
    }

    @Override
    public Optional<ApiKey> find(Sha256 secret, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM api_key
                        WHERE secret_hash = :secret AND revoked_at IS NULL AND (ends_at IS NULL OR ends_at > :now)
                        """)
                .bind("secret", secret.hex())
                .bind("now", now)
                .map(PostgresApiKeys::map)
                .findOne());
    }

    @Override
    public void used(ApiKeyId key, Instant at) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        UPDATE api_key SET last_used_at = :at
                        WHERE key_id = :id AND (last_used_at IS NULL OR last_used_at < :at)
                        """).bind("at", at).bind("id", key.value()).execute());
    }

    @Override
    public boolean revoke(OrganisationId organisation, ApiKeyId key, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE api_key SET revoked_at = :now
                                WHERE org_id = :org AND key_id = :id AND revoked_at IS NULL
                                """)
                        .bind("now", now)
                        .bind("org", organisation.value())
                        .bind("id", key.value())
                        .execute())
                == 1;
    }

    @Override
    public Set<ApiKeyId> ended(Set<ApiKeyId> keys, Instant now) {
        Set<ApiKeyId> ended = new HashSet<>(keys);
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT key_id FROM api_key
                        WHERE key_id = ANY(:keys) AND revoked_at IS NULL AND (ends_at IS NULL OR ends_at > :now)
                        """)
                .bindArray(
                        "keys", UUID.class, keys.stream().map(ApiKeyId::value).toList())
                .bind("now", now)
                .map((row, context) -> id(row))
                .forEach(ended::remove));
        return ended;
    }

    private static List<String> words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::word).sorted().toList();
    }

    private static ApiKey map(ResultSet row, StatementContext context) throws SQLException {
        return new ApiKey(
                id(row),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                row.getString("name"),
                permissions((String[]) row.getArray("permissions").getArray()),
                row.getString("hint"),
                row.getString("made_by"),
                Columns.time(row, "made_at"),
                Columns.instant(row, "ends_at"),
                Columns.instant(row, "last_used_at"));
    }

    private static ApiKeyId id(ResultSet row) throws SQLException {
        return new ApiKeyId(row.getObject("key_id", UUID.class));
    }

    /** A permission that this version does not know allows nothing. */
    private static Set<Permission> permissions(String[] words) {
        return Arrays.stream(words)
                .map(Permission::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}

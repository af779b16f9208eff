package app.visant.domain.apikey;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Permission;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} does. */
public abstract class ApiKeysContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final int MOST = 3;

    private final PredictableIds ids = new PredictableIds();

    protected abstract Organisations organisations();

    protected abstract ApiKeys keys();

    @BeforeEach
    void makeTheOrganisations() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
    }

    @Test
    void findsAKeyByItsSecretUntilItEnds() {
        ApiKey key = add(OURS, "robot", END);
        assertThat(keys().find(secretOf("robot"), NOW)).contains(key);
        assertThat(keys().find(secretOf("robot"), END.minusMillis(1))).contains(key);
        assertThat(keys().find(secretOf("robot"), END)).isEmpty();
        assertThat(keys().find(secretOf("other"), NOW)).isEmpty();
    }

    @Test
    void findsAKeyWithoutAnEndEver() {
        ApiKey key = add(OURS, "robot", null);
        assertThat(keys().find(secretOf("robot"), NOW.plus(Duration.ofDays(3650))))
                .contains(key);
    }

    @Test
    void listsThoseOfOneOrganisationByName() {
        ApiKey robot = add(OURS, "robot", null);
        ApiKey archive = add(OURS, "archive", END);
        add(THEIRS, "theirs", null);
        assertThat(keys().list(OURS)).containsExactly(archive, robot);
    }

    @Test
    void notesTheLatestUse() {
        ApiKey key = add(OURS, "robot", null);
        add(OURS, "archive", null);
        keys().used(key.id(), NOW.plusSeconds(60));
        keys().used(key.id(), NOW);
        assertThat(keys().find(secretOf("robot"), NOW).orElseThrow().lastUsedAt())
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(keys().list(OURS).getFirst().lastUsedAt()).isNull();
    }

    @Test
    void revokesOneOfItsOwnOrganisationOnce() {
        ApiKey key = add(OURS, "robot", null);
        assertThat(keys().revoke(THEIRS, key.id(), NOW)).isFalse();
        assertThat(keys().find(secretOf("robot"), NOW)).contains(key);
        assertThat(keys().revoke(OURS, key.id(), NOW)).isTrue();
        assertThat(keys().revoke(OURS, key.id(), NOW)).isFalse();
        assertThat(keys().find(secretOf("robot"), NOW)).isEmpty();
        assertThat(keys().list(OURS)).isEmpty();
    }

    @Test
    void saysWhichAreGoodNoMore() {
        ApiKey good = add(OURS, "good", END);
        ApiKey soon = add(OURS, "short", NOW.plusSeconds(1));
        ApiKey revoked = add(OURS, "revoked", null);
        ApiKeyId unknown = new ApiKeyId(ids.newUuid());
        keys().revoke(OURS, revoked.id(), NOW);
        Set<ApiKeyId> all = Set.of(good.id(), soon.id(), revoked.id(), unknown);
        assertThat(keys().ended(all, NOW)).containsExactlyInAnyOrder(revoked.id(), unknown);
        assertThat(keys().ended(all, NOW.plusSeconds(1))).containsExactlyInAnyOrder(soon.id(), revoked.id(), unknown);
        assertThat(keys().ended(Set.of(), NOW)).isEmpty();
    }

    @Test
    void hasRoomForSoManyOfEachOrganisation() {
        for (String name : List.of("one", "two", "three")) {
            assertThat(keys().add(key(OURS, name, END), secretOf(name), MOST)).isTrue();
        }
        assertThat(keys().add(key(OURS, "four", END), secretOf("four"), MOST)).isFalse();
        assertThat(keys().find(secretOf("four"), NOW)).isEmpty();
        assertThat(keys().add(key(THEIRS, "five", END), secretOf("five"), MOST)).isTrue();
        keys().revoke(OURS, keys().list(OURS).getFirst().id(), NOW);
        assertThat(keys().add(key(OURS, "four", END), secretOf("four"), MOST)).isTrue();
    }

    @Test
    void hasNoMoreRoomForManyAtOnce() throws Exception {
        assertThat(InParallel.run(
                        8, thread -> keys().add(key(OURS, "key" + thread, END), secretOf("key" + thread), MOST)))
                .filteredOn(added -> added)
                .hasSize(MOST);
        assertThat(keys().list(OURS)).hasSize(MOST);
    }

    private ApiKey add(OrganisationId organisation, String name, @Nullable Instant end) {
        ApiKey key = key(organisation, name, end);
        assertThat(keys().add(key, secretOf(name), ApiKey.MOST)).isTrue();
        return key;
    }

    private ApiKey key(OrganisationId organisation, String name, @Nullable Instant end) {
        return new ApiKey(
                new ApiKeyId(ids.newUuid()),
                organisation,
                name,
                Set.of(Permission.DEVICES_READ, Permission.CAPTURES_TRIGGER),
                "vsk_Ab3d",
                "ada@example.org",
                NOW,
                end,
                null);
    }

    private static Sha256 secretOf(String name) {
        return new ApiKeySecret(ApiKeySecret.PREFIX + name).hash();
    }
}

package app.visant.domain.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.Sha256;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LookTest {
    private static int[] greys() {
        int[] greys = new int[Look.WIDTH * Look.HEIGHT];
        Arrays.setAll(greys, i -> i * 37 % 256);
        return greys;
    }

    @Test
    void isOneBitForEachPairOfNeighboursInARow() {
        int[] darkening = new int[Look.WIDTH * Look.HEIGHT];
        Arrays.setAll(darkening, i -> 200 - i % Look.WIDTH);
        int[] brightening = new int[Look.WIDTH * Look.HEIGHT];
        Arrays.setAll(brightening, i -> i % Look.WIDTH);

        assertThat(Look.of(darkening).bits()).isEqualTo(-1L);
        assertThat(Look.of(brightening).bits()).isZero();
        assertThat(Look.of(darkening).distance(Look.of(brightening))).isEqualTo(64);
    }

    @Test
    void mindsNoBrightness() {
        int[] brighter = Arrays.stream(greys()).map(grey -> grey + 30).toArray();

        assertThat(Look.of(brighter)).isEqualTo(Look.of(greys()));
    }

    @Test
    void changesByTheTwoEdgesOfAFieldThatChanges() {
        int[] changed = greys();
        changed[31] = 255;

        assertThat(Look.of(changed).distance(Look.of(greys()))).isBetween(1, 2);
        assertThat(Look.of(changed).isLike(Look.of(greys()))).isTrue();
    }

    @Test
    void takesNoOtherNumberOfFields() {
        assertThatThrownBy(() -> Look.of(new int[64])).hasMessageContaining("72 fields");
    }

    @Test
    void ofAnUnreadablePictureIsLikeThatOfTheSameBytesOnly() {
        Look one = Look.unknown(Sha256.of(new byte[] {1}));

        assertThat(one).isEqualTo(Look.unknown(Sha256.of(new byte[] {1})));
        assertThat(one.isLike(Look.unknown(Sha256.of(new byte[] {2})))).isFalse();
    }
}

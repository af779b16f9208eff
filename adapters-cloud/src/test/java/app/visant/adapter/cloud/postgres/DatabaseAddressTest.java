package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void readsTheFormOfHostingProviders() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgres://me:p%40ss+w@db.example.org:5433/visant?sslmode=require");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:5433/visant?sslmode=require");
        assertThat(address.user()).isEqualTo("me");
        assertThat(address.password()).isEqualTo("p@ss+w");
    }

    @Test
    void takesTheFormOfJavaAsItIs() {
        String text = "jdbc:postgresql://localhost/visant?user=me&password=secret";
        assertThat(DatabaseAddress.parse(text).jdbcUrl()).isEqualTo(text);
    }

    @Test
    void showsNoPassword() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://localhost/visant?user=me&password=secret"))
                .hasToString("jdbc:postgresql://localhost/visant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://a:secret@b/c",
                "postgresql://host",
                "postgresql://me:secret@/x",
                "postgresql://a b:secret@h/x"
            })
    void refusesOthersWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageNotContaining("secret");
    }
}

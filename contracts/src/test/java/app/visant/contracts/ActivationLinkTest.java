package app.visant.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.contracts.device.v1.ActivationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationLinkTest {
    @Test
    void saysWhoseItIsAndWhereTheCloudIs() {
        ActivationLink link = new ActivationLink("A7K2Q", "kV1n-3fO_0aLQyZ", "https://cloud.example.com:8443");

        assertThat(link.text())
                .isEqualTo(
                        "visant://activate?device=A7K2Q&token=kV1n-3fO_0aLQyZ&cloud=https%3A%2F%2Fcloud.example.com%3A8443");
        assertThat(ActivationLink.parse(link.text())).usingRecursiveComparison().isEqualTo(link);
    }

    @Test
    void readsThoseOfACloudThatDoesNotSayWhereItIs() {
        ActivationLink link = ActivationLink.parse(" visant://activate?device=A7K2Q&token=kV1n-3fO\n");

        assertThat(link.device()).isEqualTo("A7K2Q");
        assertThat(link.token()).isEqualTo("kV1n-3fO");
        assertThat(link.cloud()).isNull();
        assertThat(link.text()).isEqualTo("visant://activate?device=A7K2Q&token=kV1n-3fO");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        ActivationLink link = ActivationLink.parse("VISANT://activate?later=1&token=t%2B1&cloud=&device=A7K2Q&flag&=x");

        assertThat(link.token()).isEqualTo("t+1");
        assertThat(link.cloud()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://cloud.example.com/ui/activate?device=A7K2Q",
                "visant://activate?device=A7K2Q",
                "visant://activate?token=s3cret",
                "visant://activate?device=A7K2Q&token=",
                "visant://activate?device=A%0A7&token=s3cret",
                "visant://activate?device=A7K2Q&token=s3cret%0AAPI_URL%3Dhttp%3A%2F%2Felsewhere",
                "visant://activate?device=A7K2Q&token=s3cret&device=B8L3R",
                "visant://activate?device=A7K2Q&token=s3cret%zz"
            })
    void refusesWhatIsNoSuchLinkWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> ActivationLink.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void keepsItsSecretToItself() {
        assertThat(new ActivationLink("A7K2Q", "s3cret", null).toString()).isEqualTo("ActivationLink[A7K2Q]");
    }
}

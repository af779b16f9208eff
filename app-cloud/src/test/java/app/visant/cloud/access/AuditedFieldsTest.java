package app.visant.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.rest.Facts;
import app.visant.contracts.WireJson;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and programs ask for is in the audit log, field by field; a new field is found here by itself. */
class AuditedFieldsTest {
    private static final String PROOF = "it proves somebody";

    /** Why a field stays out of the log. */
    private static final Map<String, String> NOT_KEPT = Map.of(
            "password", PROOF,
            "current_password", PROOF,
            "new_password", PROOF,
            "token", PROOF,
            "refresh_token", PROOF,
            "windows", "each version of a schedule and of settings is kept in its own table, with its times",
            "from", "a preview of a schedule changes nothing",
            "next", "where the browser goes afterwards");

    private static final ObjectMapper JSON = WireJson.mapper();

    static List<Method> changes() {
        return RoutesTest.routes().stream()
                .filter(route -> !route.isAnnotationPresent(GET.class))
                .filter(route -> !(Audience.of(route) instanceof Audience.Devices))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachFieldOfARequestIsKeptOrHasAReasonNotToBe(Method route) {
        assertThat(fields(route))
                .allSatisfy(field -> assertThat(Facts.keeps(field))
                        .as("%s is either kept or not, because", field)
                        .isNotEqualTo(NOT_KEPT.containsKey(field)));
    }

    @Test
    void givesNoReasonForWhatIsNoField() {
        assertThat(changes().stream().flatMap(AuditedFieldsTest::fields)).containsAll(NOT_KEPT.keySet());
    }

    private static Stream<String> fields(Method route) {
        return Arrays.stream(route.getParameters()).flatMap(AuditedFieldsTest::fields);
    }

    private static Stream<String> fields(Parameter parameter) {
        FormParam form = parameter.getAnnotation(FormParam.class);
        if (form != null) {
            return Stream.of(form.value());
        }
        return isBody(parameter) ? fields(JSON.constructType(parameter.getType())) : Stream.of();
    }

    private static boolean isBody(Parameter parameter) {
        return parameter.getType().isRecord() && parameter.getAnnotations().length == 0;
    }

    private static Stream<String> fields(JavaType message) {
        return JSON.getDeserializationConfig().introspect(message).findProperties().stream()
                .flatMap(field -> field.getPrimaryType().getRawClass().isRecord()
                        ? fields(field.getPrimaryType())
                        : Stream.of(field.getName()));
    }
}

package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.http.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of messages goes into the audit log: names of things and of people, never what proves somebody. */
public final class Facts {
    static final String ASKED = "app.visant.audit.facts";

    /** A field that is not named here stays out. */
    private static final Set<String> FIELDS = Set.copyOf(List.of(
            "id",
            "device_id",
            "device_ids",
            "friendly_name",
            "status",
            "batch_id",
            "count",
            "record_id",
            "trigger_id",
            "trigger_label",
            "schedule_id",
            "interval_seconds",
            "cron_expression",
            "enabled",
            "user_id",
            "email",
            "role",
            "org_id",
            "organisation_id",
            "group_id",
            "name",
            "plan",
            "ends_at",
            "device_slots",
            "max_captures",
            "max_bytes",
            "unlimited",
            "reason",
            "minutes",
            "until",
            "permissions",
            "groups",
            "allow_tokenless_devices",
            "revoke_old",
            "organisation",
            "replace",
            "invitation",
            // The terms of a code.
            "description",
            "benefit_type",
            "benefit_value",
            "max_uses",
            "valid_from",
            "valid_until",
            "active",
            "one_per_user",
            "allowed_email_domains",
            // When a device takes pictures.
            "anchor",
            "zone",
            "misfire",
            "expires_after_seconds",
            // How a device keeps and sends them.
            "quota_bytes",
            "disk_share",
            "max_age_days",
            "budget_hour_bytes",
            "budget_day_bytes",
            "budget_month_bytes",
            "metered",
            "quality_below_hours",
            "rate_below_hours",
            "previews_below_hours",
            "reduced_quality",
            "reduced_long_side"));

    /** Of what whoever has it can use, its beginning: enough to find it in a list. */
    private static final Set<String> BEGINNINGS = Set.of("code", "activation_code");

    private static final ObjectMapper JSON = RestJson.mapper();

    private Facts() {}

    @SuppressWarnings("unchecked") // FactsReader put it there.
    static Map<String, String> asked(ContainerRequestContext request) {
        return request.getProperty(ASKED) instanceof Map<?, ?> facts ? (Map<String, String>) facts : Map.of();
    }

    /** Whether a field is kept, if only its beginning. */
    public static boolean keeps(String field) {
        return FIELDS.contains(field) || BEGINNINGS.contains(field);
    }

    /** Those of a message or a form, with those of what is in it; none of what is neither. */
    static Map<String, String> of(@Nullable Object message) {
        Map<String, String> facts = new TreeMap<>();
        switch (message) {
            case Record fields -> collect("", JSON.valueToTree(fields), facts);
            case Form form -> form.asMap().forEach((name, values) -> put(name, name, String.join(", ", values), facts));
            case null, default -> {
                // Pages and pictures are no messages.
            }
        }
        return facts;
    }

    private static void collect(String prefix, JsonNode message, Map<String, String> facts) {
        for (var field : message.properties()) {
            JsonNode value = field.getValue();
            String name = field.getKey();
            if (value.isObject()) {
                collect(prefix + name + ".", value, facts);
            } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
                put(name, prefix + name, value.toString(), facts);
            } else if (value.isValueNode() && !value.isNull()) {
                put(name, prefix + name, value.asText(), facts);
            }
        }
    }

    private static void put(String field, String name, String value, Map<String, String> facts) {
        if (FIELDS.contains(field)) {
            facts.put(name, value);
        } else if (BEGINNINGS.contains(field) && !value.isEmpty()) {
            facts.put(name, beginning(value));
        }
    }

    /** Half of it, and no more than 4 characters. */
    static String beginning(String code) {
        return code.substring(0, Math.min(4, code.length() / 2)) + "…";
    }

    /** The code of the error that an answer tells; empty if it tells none. */
    static String code(ContainerResponseContext response) {
        if (response.getMediaType() == null
                || !Problems.MEDIA_TYPE.equals(response.getMediaType().toString())
                || !(response.getEntity() instanceof byte[] problem)) {
            return "";
        }
        try {
            return JSON.readTree(problem).path("code").asText();
        } catch (IOException noJson) {
            throw new IllegalStateException("a problem is JSON", noJson);
        }
    }
}

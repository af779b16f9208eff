package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.http.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of messages goes into the audit log: names of things and of people, never what proves somebody. */
final class Facts {
    static final String ASKED = "app.visant.audit.facts";

    /** A field that is not named here stays out. */
    private static final Set<String> FIELDS = Set.of(
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
            "permissions");

    private static final ObjectMapper JSON = RestJson.mapper();

    private Facts() {}

    @SuppressWarnings("unchecked") // FactsReader put it there.
    static Map<String, String> asked(ContainerRequestContext request) {
        return request.getProperty(ASKED) instanceof Map<?, ?> facts ? (Map<String, String>) facts : Map.of();
    }

    /** Those of a message; none of what is no message. */
    static Map<String, String> of(@Nullable Object message) {
        if (!(message instanceof Record)) {
            return Map.of();
        }
        Map<String, String> facts = new TreeMap<>();
        for (var field : JSON.<JsonNode>valueToTree(message).properties()) {
            JsonNode value = field.getValue();
            if (FIELDS.contains(field.getKey()) && !value.isNull() && !value.isObject()) {
                facts.put(field.getKey(), value.isArray() ? value.toString() : value.asText());
            }
        }
        return facts;
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

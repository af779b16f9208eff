package app.visant.adapter.cloud.postgres;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Draft;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.Step;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Entries as rows. */
final class AuditRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private AuditRows() {}

    static <T extends SqlStatement<T>> T bind(T statement, Entry entry) {
        Draft draft = entry.draft();
        Who who = draft.who();
        Outcome outcome = draft.outcome();
        return statement
                .bind("org", draft.chain().value())
                .bind("number", entry.number())
                .bind("at", draft.at())
                .bind("step", draft.step().name())
                .bind("about", draft.about())
                .bind("whoKind", who.kind().name())
                .bind("whoId", who.id())
                .bind("whoName", who.name())
                .bind("whoAddress", who.address())
                .bind("action", draft.action())
                .bind("path", draft.path())
                .bind("status", outcome.status())
                .bind("code", outcome.code())
                .bind("facts", json(outcome.facts()))
                .bind("previous", entry.previous().hex())
                .bind("hash", entry.hash().hex());
    }

    static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        Who who = new Who(
                Who.Kind.valueOf(row.getString("who_kind")),
                row.getString("who_id"),
                row.getString("who_name"),
                row.getString("who_address"));
        Draft draft = new Draft(
                new ChainId(row.getObject("org_id", UUID.class)),
                Columns.time(row, "at"),
                Step.valueOf(row.getString("step")),
                row.getLong("about"),
                who,
                row.getString("action"),
                row.getString("path"),
                new Outcome(row.getInt("status"), row.getString("code"), facts(row.getString("facts"))));
        return new Entry(
                draft,
                row.getLong("number"),
                new Sha256(row.getString("previous_hash")),
                new Sha256(row.getString("hash")));
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts can't be written as JSON", e);
        }
    }

    private static Map<String, String> facts(String json) {
        try {
            return JSON.readValue(json, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored facts are not what was written", e);
        }
    }
}

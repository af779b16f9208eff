package app.visant.adapter.cloud.postgres;

import app.visant.domain.intake.Preview;
import app.visant.domain.intake.Previews.Sent;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the table {@code preview}. */
final class PreviewRows {
    /** Whoever inserts the same key waits here until that transaction ends; all insert in the order of the keys. */
    private static final String STORE = """
            INSERT INTO preview (org_id, record_id, device_id, trigger_id, label, captured_at, stored_at, sha256, bytes,
                                 width, height, jpeg)
            SELECT :org, record_id, :device, trigger_id, label, captured_at, stored_at, sha256, bytes, width, height,
                   decode(jpeg, 'hex')
            FROM unnest(:records::text[], :triggers::text[], :labels::text[], :captured::timestamptz[],
                        :stored::timestamptz[], :hashes::text[], :bytes::bigint[], :widths::integer[],
                        :heights::integer[], :jpegs::text[])
                AS sent (record_id, trigger_id, label, captured_at, stored_at, sha256, bytes, width, height, jpeg)
            WHERE NOT EXISTS (SELECT FROM capture c WHERE c.org_id = :org AND c.record_id = sent.record_id)
            ORDER BY record_id
            ON CONFLICT DO NOTHING
            RETURNING record_id
            """;

    private static final HexFormat HEX = HexFormat.of();

    private PreviewRows() {}

    /** @return those that are new */
    static List<String> store(Handle handle, OrganisationId organisation, DeviceId device, List<Sent> sent) {
        Columns columns = new Columns(
                "records", "triggers", "labels", "captured", "stored", "hashes", "bytes", "widths", "heights", "jpegs");
        for (Sent each : sent) {
            Preview preview = each.preview();
            columns.add(
                    preview.id(),
                    preview.trigger(),
                    preview.label(),
                    preview.capturedAt(),
                    preview.storedAt(),
                    preview.sha256().hex(),
                    preview.bytes(),
                    preview.width(),
                    preview.height(),
                    HEX.formatHex(each.jpeg()));
        }
        return columns.bind(handle.createQuery(STORE))
                .bind("org", organisation.value())
                .bind("device", device.value())
                .mapTo(String.class)
                .list();
    }

    static Preview map(ResultSet row, StatementContext context) throws SQLException {
        String trigger = row.getString("trigger_id");
        return new Preview(
                new RecordId(row.getString("record_id")),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new DeviceId(row.getString("device_id")),
                trigger == null ? null : new TriggerId(trigger),
                row.getString("label"),
                Columns.time(row, "captured_at"),
                Columns.time(row, "stored_at"),
                new Sha256(row.getString("sha256")),
                row.getLong("bytes"),
                row.getInt("width"),
                row.getInt("height"),
                row.getBoolean("awaited"));
    }
}

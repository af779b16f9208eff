package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/** Keeps a list to what is within a reach: a condition on {@code device_id}, and the value that it needs. */
record WithinReach(Reach reach) {
    /** To be appended to other conditions. */
    String condition() {
        return switch (reach) {
            case Reach.All() -> "";
            case Reach.Only(var _) -> " AND device_id = ANY(:reach)";
        };
    }

    <T extends SqlStatement<T>> T bind(T statement) {
        return switch (reach) {
            case Reach.All() -> statement;
            case Reach.Only(var devices) -> {
                List<String> ids = devices.stream().map(DeviceId::value).toList();
                yield statement.bindArray("reach", String.class, ids);
            }
        };
    }
}

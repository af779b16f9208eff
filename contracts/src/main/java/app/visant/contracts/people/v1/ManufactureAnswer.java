package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;

public record ManufactureAnswer(String batchId, int count, List<String> deviceIds) {
    public ManufactureAnswer {
        requireNonNull(batchId, "batch_id");
        deviceIds = List.copyOf(deviceIds);
    }
}

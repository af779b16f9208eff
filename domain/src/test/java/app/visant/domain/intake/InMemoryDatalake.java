package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryDatalake implements Datalake {
    private final Map<Key, byte[]> pieces = new ConcurrentHashMap<>();
    private final Set<RecordId> described = ConcurrentHashMap.newKeySet();

    @Override
    public void write(Capture capture, Piece piece, byte[] bytes) {
        pieces.put(Key.of(capture, piece), bytes.clone());
    }

    @Override
    public void describe(Capture capture) {
        described.add(capture.id());
    }

    @Override
    public Optional<byte[]> read(Capture capture, Piece piece) {
        return Optional.ofNullable(pieces.get(Key.of(capture, piece))).map(byte[]::clone);
    }

    public Set<RecordId> described() {
        return described;
    }

    private record Key(OrganisationId organisation, RecordId record, Piece piece) {
        static Key of(Capture capture, Piece piece) {
            return new Key(capture.organisation(), capture.id(), piece);
        }
    }
}

package app.visant.domain.audit;

final class InMemoryAuditLogTest extends AuditLogContract {
    private final AuditLog log = new InMemoryAuditLog();

    @Override
    protected AuditLog log() {
        return log;
    }
}

package app.visant.adapter.cloud.postgres;

/** The embedded server's settings: for a small machine, and for losing nothing. */
final class PostgresConfiguration {
    private PostgresConfiguration() {}

    /**
     * @param durable false only for tests, whose data nobody misses after a power cut
     */
    static String text(int port, boolean durable) {
        String safe = durable ? "on" : "off";
        return """
                # Written anew at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                password_encryption = 'scram-sha-256'

                shared_buffers = 128MB
                work_mem = 8MB
                maintenance_work_mem = 64MB
                effective_cache_size = 512MB
                max_parallel_workers_per_gather = 0
                jit = off

                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                wal_level = minimal
                max_wal_senders = 0
                max_wal_size = 1GB
                checkpoint_timeout = 15min

                idle_in_transaction_session_timeout = 5min
                log_min_messages = warning
                log_checkpoints = off
                log_timezone = 'UTC'
                timezone = 'UTC'
                lc_messages = 'C'
                """.formatted(port, safe, safe, safe);
    }
}

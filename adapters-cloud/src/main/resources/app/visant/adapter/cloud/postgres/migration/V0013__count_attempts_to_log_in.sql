-- For an account or an address that log-ins come from: how many failed lately, and when the next may be tried.
CREATE TABLE log_in_attempt (
    subject  text        PRIMARY KEY,
    failures integer     NOT NULL CHECK (failures >= 0),
    last_at  timestamptz NOT NULL,
    free_at  timestamptz NOT NULL
);
CREATE INDEX log_in_attempt_by_age ON log_in_attempt (last_at);

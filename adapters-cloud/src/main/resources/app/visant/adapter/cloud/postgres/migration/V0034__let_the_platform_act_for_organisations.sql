-- One session of an administrator of the platform, in another organisation for a while.
CREATE TABLE mandate (
    session_id uuid        PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    user_id    uuid        NOT NULL REFERENCES platform_administrator ON DELETE CASCADE,
    org_id     uuid        NOT NULL REFERENCES organisation,
    org_name   text        NOT NULL,
    reason     text        NOT NULL,
    since      timestamptz NOT NULL,
    until      timestamptz NOT NULL
);
CREATE INDEX mandate_of_administrator ON mandate (user_id);

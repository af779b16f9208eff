-- What programs prove themselves by.
CREATE TABLE api_key (
    key_id       uuid        PRIMARY KEY,
    org_id       uuid        NOT NULL REFERENCES organisation,
    name         text        NOT NULL,
    permissions  text[]      NOT NULL,
    hint         text        NOT NULL,
    secret_hash  text        NOT NULL UNIQUE,
    made_by      text        NOT NULL,
    made_at      timestamptz NOT NULL,
    ends_at      timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_key_of_organisation ON api_key (org_id, name);

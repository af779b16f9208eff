CREATE TABLE account_token (
    user_id    uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose    text        NOT NULL CHECK (purpose IN ('RESET', 'VERIFICATION')),
    token_hash text        NOT NULL UNIQUE,
    ends_at    timestamptz NOT NULL,
    PRIMARY KEY (user_id, purpose)
);

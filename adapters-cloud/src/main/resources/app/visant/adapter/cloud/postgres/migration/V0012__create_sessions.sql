-- One log-in, with all refresh tokens that came of it.
CREATE TABLE session (
    session_id uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    began_at   timestamptz NOT NULL,
    -- By its time; each refresh moves it.
    ends_at    timestamptz NOT NULL,
    -- Before its time: somebody logged out, changed the password, or used a token twice.
    ended_at   timestamptz
);
CREATE INDEX session_of_user ON session (user_id);

-- Used ones are kept as long as their session: one that is used again gives a thief away.
CREATE TABLE refresh_token (
    token_hash text        PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    used_at    timestamptz
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

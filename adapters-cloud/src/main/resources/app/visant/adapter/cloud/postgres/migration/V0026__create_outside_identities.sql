-- Whose account is whose at an issuer outside: one account to one of its subjects, for good.
CREATE TABLE outside_identity (
    issuer   text        NOT NULL,
    subject  text        NOT NULL,
    user_id  uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    bound_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (user_id, issuer)
);

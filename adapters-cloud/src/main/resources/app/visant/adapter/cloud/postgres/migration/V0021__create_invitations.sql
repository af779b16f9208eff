CREATE TABLE invitation (
    invitation_id uuid        PRIMARY KEY,
    org_id        uuid        NOT NULL REFERENCES organisation,
    email         text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('OWNER', 'ADMIN', 'OPERATOR', 'VIEWER', 'AUDITOR')),
    token_hash    text        NOT NULL UNIQUE,
    made_at       timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    UNIQUE (org_id, email)
);

CREATE INDEX account_by_organisation ON account (org_id, email);

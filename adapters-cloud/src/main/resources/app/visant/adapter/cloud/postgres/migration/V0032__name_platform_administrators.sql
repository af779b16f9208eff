-- People who stand above organisations.
CREATE TABLE platform_administrator (
    user_id uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    since   timestamptz NOT NULL
);

-- Whoever owns the organisation that the installation began with runs it.
INSERT INTO platform_administrator (user_id, since)
SELECT user_id, now() FROM account
WHERE role = 'OWNER' AND org_id = (SELECT org_id FROM organisation ORDER BY created_at, org_id LIMIT 1);

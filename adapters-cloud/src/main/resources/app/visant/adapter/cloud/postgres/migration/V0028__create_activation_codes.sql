CREATE TABLE activation_code (
    code           text        PRIMARY KEY,
    description    text        NOT NULL,
    benefit        text        NOT NULL CHECK (benefit IN ('DEVICE_SLOTS', 'FREE_MONTHS', 'TRIAL_EXTENSION')),
    amount         integer     NOT NULL CHECK (amount > 0),
    max_uses       integer     CHECK (max_uses > 0),
    -- Its row lock puts all who redeem the code into one order.
    uses           integer     NOT NULL DEFAULT 0 CHECK (uses >= 0),
    valid_from     timestamptz,
    valid_until    timestamptz,
    active         boolean     NOT NULL,
    one_per_user   boolean     NOT NULL,
    email_domains  text[]      NOT NULL,
    made_at        timestamptz NOT NULL
);
CREATE INDEX activation_code_by_age ON activation_code (made_at DESC, code);

-- What was given is kept as it was then; people may go.
CREATE TABLE code_redemption (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code        text        NOT NULL REFERENCES activation_code,
    org_id      uuid        NOT NULL REFERENCES organisation,
    user_id     uuid        NOT NULL,
    benefit     text        NOT NULL CHECK (benefit IN ('DEVICE_SLOTS', 'FREE_MONTHS', 'TRIAL_EXTENSION')),
    amount      integer     NOT NULL CHECK (amount > 0),
    device_id   text        REFERENCES device,
    redeemed_at timestamptz NOT NULL
);
CREATE INDEX code_redemption_by_code ON code_redemption (code, number);
CREATE INDEX code_redemption_by_organisation ON code_redemption (org_id, number);
CREATE INDEX code_redemption_by_time ON code_redemption (redeemed_at);

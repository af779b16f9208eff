CREATE TABLE organisation (
    org_id                  uuid        PRIMARY KEY,
    name                    text        NOT NULL,
    device_slots            integer     NOT NULL CHECK (device_slots >= 0),
    trial_ends_at           timestamptz NOT NULL,
    allow_tokenless_devices boolean     NOT NULL,
    created_at              timestamptz NOT NULL
);

CREATE TABLE account (
    user_id       uuid PRIMARY KEY,
    org_id        uuid NOT NULL REFERENCES organisation,
    email         text NOT NULL UNIQUE,
    role          text NOT NULL CHECK (role IN ('OWNER', 'ADMIN', 'OPERATOR', 'VIEWER', 'AUDITOR')),
    password_hash text NOT NULL
);

-- A device belongs to nobody until it is activated, hence the one org_id that may be absent.
CREATE TABLE device (
    device_id      text        PRIMARY KEY,
    org_id         uuid        REFERENCES organisation,
    name           text        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('MANUFACTURED', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED')),
    batch          text        NOT NULL,
    token_hash     text,
    created_at     timestamptz NOT NULL,
    activated_at   timestamptz,
    deactivated_at timestamptz,
    -- The number of the newest command in the device's log. Its row lock puts a device's commands into one order.
    last_seq       bigint      NOT NULL DEFAULT 0,
    CHECK ((org_id IS NULL) = (status = 'MANUFACTURED'))
);
CREATE INDEX device_by_organisation ON device (org_id, device_id);

CREATE TABLE device_seen (
    device_id text        PRIMARY KEY REFERENCES device,
    seen_at   timestamptz NOT NULL
);

CREATE TABLE device_report (
    device_id         text        PRIMARY KEY REFERENCES device,
    org_id            uuid        NOT NULL REFERENCES organisation,
    received_at       timestamptz NOT NULL,
    version           text,
    uptime_seconds    bigint      NOT NULL,
    outbox_count      bigint      NOT NULL,
    outbox_bytes      bigint      NOT NULL,
    oldest_waiting_at timestamptz,
    details           json        NOT NULL
);

CREATE TABLE schedule (
    schedule_id     uuid        PRIMARY KEY,
    org_id          uuid        NOT NULL REFERENCES organisation,
    device_id       text        NOT NULL REFERENCES device,
    version         integer     NOT NULL CHECK (version >= 1),
    label           text        NOT NULL,
    -- interval: seconds and anchor; cron: expression; the zone is that of the expression and of the windows
    kind            text        NOT NULL CHECK (kind IN ('interval', 'cron')),
    interval_seconds bigint,
    anchor          timestamptz,
    cron_expression text,
    zone            text        NOT NULL,
    windows         jsonb       NOT NULL,
    misfire         text        NOT NULL CHECK (misfire IN ('ALL', 'ONE', 'SKIP')),
    expiry_seconds  bigint      NOT NULL,
    enabled         boolean     NOT NULL,
    effective_from  timestamptz NOT NULL,
    -- The planned instant of the next slot that is not dealt with; absent if there is none or the schedule is off.
    due_at          timestamptz,
    CHECK ((kind = 'interval') = (interval_seconds IS NOT NULL AND anchor IS NOT NULL)),
    CHECK ((kind = 'cron') = (cron_expression IS NOT NULL))
);
CREATE INDEX schedule_due ON schedule (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX schedule_by_device ON schedule (org_id, device_id);
-- config.trigger of a device is a view of the one schedule with this label.
CREATE UNIQUE INDEX schedule_of_device_config ON schedule (device_id) WHERE label = 'scheduled_interval';

CREATE TABLE trigger (
    org_id      uuid        NOT NULL REFERENCES organisation,
    trigger_id  text        NOT NULL,
    device_id   text        NOT NULL REFERENCES device,
    schedule_id uuid,
    type        text        NOT NULL CHECK (type IN ('SCHEDULED', 'MANUAL', 'EVENT')),
    label       text        NOT NULL,
    state       text        NOT NULL CHECK (state IN
        ('PENDING', 'SENT', 'RECEIVED', 'EXECUTED', 'FAILED', 'EXPIRED', 'SKIPPED', 'EVICTED')),
    reason      text,
    planned_at  timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz,
    received_at timestamptz,
    ended_at    timestamptz,
    record_id   text,
    PRIMARY KEY (org_id, trigger_id),
    CHECK ((state = 'EXECUTED') = (record_id IS NOT NULL)),
    CHECK ((state IN ('PENDING', 'SENT', 'RECEIVED')) = (ended_at IS NULL))
);
CREATE INDEX trigger_by_device ON trigger (org_id, device_id, planned_at DESC);

CREATE TABLE command (
    device_id  text        NOT NULL REFERENCES device,
    seq        bigint      NOT NULL CHECK (seq >= 1),
    org_id     uuid        NOT NULL REFERENCES organisation,
    command_id text        NOT NULL,
    type       text        NOT NULL,
    trigger_id text,
    label      text        NOT NULL,
    manual     boolean     NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    state      text        NOT NULL CHECK (state IN
        ('PENDING', 'SENT', 'RECEIVED', 'STARTED', 'DONE', 'FAILED', 'EXPIRED')),
    PRIMARY KEY (device_id, seq),
    UNIQUE (device_id, command_id)
);
CREATE INDEX command_deliverable ON command (device_id, seq) WHERE state IN ('PENDING', 'SENT');
CREATE INDEX command_expiring ON command (expires_at) WHERE state IN ('PENDING', 'SENT');
CREATE INDEX command_of_trigger ON command (org_id, trigger_id) WHERE trigger_id IS NOT NULL;

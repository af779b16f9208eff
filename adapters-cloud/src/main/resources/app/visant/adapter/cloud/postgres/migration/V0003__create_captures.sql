CREATE TABLE capture (
    org_id        uuid        NOT NULL REFERENCES organisation,
    record_id     text        NOT NULL,
    device_id     text        NOT NULL REFERENCES device,
    trigger_id    text,
    label         text        NOT NULL,
    captured_at   timestamptz NOT NULL,
    stored_at     timestamptz NOT NULL,
    sha256        text        NOT NULL,
    bytes         bigint      NOT NULL,
    width         integer     NOT NULL,
    height        integer     NOT NULL,
    thumbnail     text        NOT NULL CHECK (thumbnail IN ('PENDING', 'READY', 'FAILED')),
    evaluation    text        NOT NULL CHECK (evaluation IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED')),
    judgement     text        CHECK (judgement IN ('NORMAL', 'ABNORMAL', 'UNCERTAIN')),
    metadata      json        NOT NULL,
    PRIMARY KEY (org_id, record_id)
);
CREATE INDEX capture_gallery ON capture (org_id, device_id, captured_at DESC);
CREATE INDEX capture_recent ON capture (org_id, captured_at DESC);
CREATE INDEX capture_without_thumbnail ON capture (stored_at) WHERE thumbnail = 'PENDING';

-- Whoever has devices made may look at them together, whoever owns them afterwards.
CREATE TABLE device_batch (
    org_id   uuid        NOT NULL REFERENCES organisation,
    batch_id text        NOT NULL,
    made_at  timestamptz NOT NULL,
    PRIMARY KEY (org_id, batch_id)
);
CREATE INDEX device_batch_by_time ON device_batch (org_id, made_at DESC, batch_id);

CREATE TABLE device_of_batch (
    org_id    uuid NOT NULL,
    batch_id  text NOT NULL,
    device_id text NOT NULL REFERENCES device,
    PRIMARY KEY (org_id, batch_id, device_id),
    FOREIGN KEY (org_id, batch_id) REFERENCES device_batch
);

-- Small versions of pictures that are not here. They are JPEGs: compressing them again gains nothing.
CREATE TABLE preview (
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
    jpeg          bytea       NOT NULL,
    PRIMARY KEY (org_id, record_id)
);
ALTER TABLE preview ALTER COLUMN jpeg SET STORAGE EXTERNAL;
CREATE INDEX preview_gallery ON preview (org_id, device_id, captured_at DESC, record_id DESC);
CREATE INDEX preview_of_trigger ON preview (org_id, trigger_id) WHERE trigger_id IS NOT NULL;

-- In several rows for each organisation, so that pictures that come at once seldom wait for each other.
CREATE TABLE capture_tally (
    org_id   uuid     NOT NULL REFERENCES organisation,
    part     smallint NOT NULL,
    captures bigint   NOT NULL,
    bytes    bigint   NOT NULL,
    PRIMARY KEY (org_id, part)
) WITH (fillfactor = 50);

INSERT INTO capture_tally SELECT org_id, 0, count(*), sum(bytes) FROM capture GROUP BY org_id;

-- What was decided for an organisation alone.
CREATE TABLE storage_quota (
    org_id   uuid   PRIMARY KEY REFERENCES organisation,
    captures bigint NOT NULL CHECK (captures >= 0),
    bytes    bigint NOT NULL CHECK (bytes >= 0)
);

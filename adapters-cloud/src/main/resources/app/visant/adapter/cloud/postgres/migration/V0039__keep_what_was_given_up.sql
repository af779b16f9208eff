-- How organisations go on seeing devices that they gave up, whoever has them afterwards: their pictures and records stay.
CREATE TABLE former_device (
    org_id         uuid        NOT NULL REFERENCES organisation,
    device_id      text        NOT NULL REFERENCES device,
    name           text        NOT NULL,
    batch          text        NOT NULL,
    created_at     timestamptz NOT NULL,
    activated_at   timestamptz,
    deactivated_at timestamptz,
    PRIMARY KEY (org_id, device_id)
);

CREATE VIEW device_of_organisation AS
SELECT device_id, org_id, name, status, batch, token_hash, former_token_hash, former_token_until, created_at, activated_at,
       deactivated_at
FROM device WHERE org_id IS NOT NULL
UNION ALL
SELECT device_id, org_id, name, 'DEACTIVATED', batch, NULL, NULL, NULL, created_at, activated_at, deactivated_at
FROM former_device f
WHERE NOT EXISTS (SELECT FROM device d WHERE d.device_id = f.device_id AND d.org_id = f.org_id);

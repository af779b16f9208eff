CREATE TABLE device_group (
    group_id uuid PRIMARY KEY,
    org_id   uuid NOT NULL REFERENCES organisation,
    name     text NOT NULL,
    UNIQUE (org_id, name),
    UNIQUE (org_id, group_id)
);

-- By organisation: a device that has left one takes no group along, and its pictures there stay in theirs.
CREATE TABLE device_in_group (
    org_id    uuid NOT NULL,
    device_id text NOT NULL REFERENCES device,
    group_id  uuid NOT NULL,
    PRIMARY KEY (org_id, device_id),
    FOREIGN KEY (org_id, group_id) REFERENCES device_group (org_id, group_id) ON DELETE CASCADE
);
CREATE INDEX device_in_group_by_group ON device_in_group (org_id, group_id);

-- People who reach the devices of some groups only. Of one whose groups were removed the row stays: nobody is widened by that.
CREATE TABLE narrowing (
    user_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    org_id  uuid NOT NULL REFERENCES organisation,
    UNIQUE (org_id, user_id)
);

CREATE TABLE narrowing_group (
    org_id   uuid NOT NULL,
    user_id  uuid NOT NULL,
    group_id uuid NOT NULL,
    PRIMARY KEY (user_id, group_id),
    FOREIGN KEY (org_id, user_id) REFERENCES narrowing (org_id, user_id) ON DELETE CASCADE,
    FOREIGN KEY (org_id, group_id) REFERENCES device_group (org_id, group_id) ON DELETE CASCADE
);
CREATE INDEX narrowing_group_by_group ON narrowing_group (org_id, group_id);

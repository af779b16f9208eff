-- One row for each chain of entries: an organisation's, or the installation's, whose org_id is all zeros.
-- Its lock puts the chain's entries into one order.
CREATE TABLE audit_chain (
    org_id      uuid   PRIMARY KEY,
    last_number bigint NOT NULL,
    last_hash   text   NOT NULL,
    -- Entries up to here were removed.
    cut_number  bigint NOT NULL,
    cut_hash    text   NOT NULL
);

-- Outlives the organisation, hence no reference.
CREATE TABLE audit_entry (
    org_id        uuid        NOT NULL,
    number        bigint      NOT NULL,
    at            timestamptz NOT NULL,
    step          text        NOT NULL CHECK (step IN ('BEGUN', 'ENDED', 'ALONE', 'CUT')),
    -- The number of the entry that it ends, or up to which entries were removed.
    about         bigint      NOT NULL,
    who_kind      text        NOT NULL,
    who_id        text        NOT NULL,
    who_name      text        NOT NULL,
    who_address   text        NOT NULL,
    action        text        NOT NULL,
    path          text        NOT NULL,
    status        integer     NOT NULL,
    code          text        NOT NULL,
    facts         jsonb       NOT NULL,
    previous_hash text        NOT NULL,
    hash          text        NOT NULL,
    PRIMARY KEY (org_id, number)
);
CREATE UNIQUE INDEX audit_entry_end ON audit_entry (org_id, about) WHERE step = 'ENDED';
CREATE INDEX audit_entry_by_time ON audit_entry (org_id, at);

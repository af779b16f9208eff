CREATE TABLE letter (
    letter_id  uuid        PRIMARY KEY,
    address    text        NOT NULL,
    subject    text        NOT NULL,
    -- May hold what only its reader may know: the row goes when a mail server has the letter.
    body       text        NOT NULL,
    written_at timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    tries      integer     NOT NULL DEFAULT 0
);
CREATE INDEX letter_by_due ON letter (due_at);

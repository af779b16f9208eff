-- Hash of the picture that was taken for the trigger and that the device gave up.
ALTER TABLE trigger ADD COLUMN lost_sha256 text;

CREATE INDEX command_unended ON command (expires_at) WHERE state IN ('RECEIVED', 'STARTED');

-- Works until the time, or as long as there is none.
ALTER TABLE device
    ADD COLUMN former_token_hash  text,
    ADD COLUMN former_token_until timestamptz,
    ADD CHECK (former_token_hash IS NOT NULL OR former_token_until IS NULL);

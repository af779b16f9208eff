-- Whoever has an account by now was invited by a letter, or made by the operator.
ALTER TABLE account
    ADD COLUMN name     text    NOT NULL DEFAULT '',
    -- Whether letters to the address are known to reach the person.
    ADD COLUMN verified boolean NOT NULL DEFAULT true;

-- Sessions, administrators and accounts go; a mandate stays until the organisation was told that it is over.
ALTER TABLE mandate
    DROP CONSTRAINT mandate_session_id_fkey,
    DROP CONSTRAINT mandate_user_id_fkey,
    ADD COLUMN email text;
UPDATE mandate SET email = account.email FROM account WHERE account.user_id = mandate.user_id;
ALTER TABLE mandate ALTER COLUMN email SET NOT NULL;
DROP INDEX mandate_of_administrator;

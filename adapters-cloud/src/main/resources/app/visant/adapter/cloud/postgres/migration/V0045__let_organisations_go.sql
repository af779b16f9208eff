-- Whoever removes an organisation asks each table that names one whether it still has something of it; of the others each has an
-- index for that, or few rows.
CREATE INDEX command_by_organisation ON command (org_id);
-- People whom an issuer knows, and who are nobody here, ask for this with each request.
CREATE INDEX invitation_by_address ON invitation (email);

ALTER TABLE organisation RENAME COLUMN trial_ends_at TO plan_ends_at;
ALTER TABLE organisation ALTER COLUMN plan_ends_at DROP NOT NULL;
-- Until now only those who run an installation have an organisation in it.
ALTER TABLE organisation ADD COLUMN plan text NOT NULL DEFAULT 'ENDLESS' CHECK (plan IN ('TRIAL', 'MONTHS', 'ENDLESS'));
UPDATE organisation SET plan_ends_at = NULL;
ALTER TABLE organisation ALTER COLUMN plan SET DEFAULT 'TRIAL';
ALTER TABLE organisation ADD CHECK ((plan_ends_at IS NULL) = (plan = 'ENDLESS'));

-- Whoever says how a trigger ended had it.
UPDATE trigger SET received_at = ended_at
WHERE received_at IS NULL AND (state = 'EXECUTED' OR (state IN ('FAILED', 'EVICTED') AND sent_at IS NOT NULL));

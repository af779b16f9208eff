-- The last version of each schedule that was deleted: its device may have fired slots before it knew.
CREATE TABLE deleted_schedule (LIKE schedule INCLUDING DEFAULTS, PRIMARY KEY (schedule_id));

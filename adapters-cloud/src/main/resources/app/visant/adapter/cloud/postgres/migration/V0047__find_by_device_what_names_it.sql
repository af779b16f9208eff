-- For each device that is removed PostgreSQL asks each table that names devices, by the device alone; so each has an index that begins
-- with it. Those of one organisation's devices begin with the organisation, and those of a part of the rows are of no use for that.
CREATE INDEX capture_of_device ON capture (device_id);
CREATE INDEX preview_of_device ON preview (device_id);
CREATE INDEX trigger_of_any_organisation ON trigger (device_id);
CREATE INDEX schedule_of_device ON schedule (device_id);
CREATE INDEX device_of_batch_by_device ON device_of_batch (device_id);
CREATE INDEX device_in_group_by_device ON device_in_group (device_id);
CREATE INDEX former_device_by_device ON former_device (device_id);
CREATE INDEX code_redemption_by_device ON code_redemption (device_id);

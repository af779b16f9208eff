-- A device's triggers are added up from this index alone, without reading the triggers.
CREATE INDEX trigger_of_device ON trigger (org_id, device_id, planned_at DESC)
    INCLUDE (state, created_at, received_at, ended_at);
DROP INDEX trigger_by_device;

-- Few of many: what is open, and the holes.
CREATE INDEX trigger_without_picture ON trigger (org_id, device_id, planned_at DESC) WHERE state <> 'EXECUTED';

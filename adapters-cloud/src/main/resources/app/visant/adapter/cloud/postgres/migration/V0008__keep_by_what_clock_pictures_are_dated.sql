-- As the device says; absent for those that do not. Without an offset nobody knows how far captured_at is off.
ALTER TABLE capture
    ADD COLUMN boot_id         text,
    ADD COLUMN monotonic_ms    bigint,
    ADD COLUMN wall_time       timestamptz,
    ADD COLUMN clock_offset_ms bigint,
    ADD COLUMN clock_error_ms  bigint,
    ADD CHECK ((boot_id IS NULL) = (wall_time IS NULL) AND (boot_id IS NULL) = (monotonic_ms IS NULL)),
    ADD CHECK ((clock_offset_ms IS NULL) = (clock_error_ms IS NULL));

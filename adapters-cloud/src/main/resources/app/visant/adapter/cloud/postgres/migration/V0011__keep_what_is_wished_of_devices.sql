-- What is null is the device's own affair.
CREATE TABLE device_settings (
    device_id            text             PRIMARY KEY REFERENCES device,
    version              bigint           NOT NULL CHECK (version > 0),
    changed_at           timestamptz      NOT NULL,
    quota_bytes          bigint,
    disk_share           double precision,
    max_age_days         integer,
    budget_hour_bytes    bigint,
    budget_day_bytes     bigint,
    budget_month_bytes   bigint,
    -- None means always; all are in the zone, which is there if there is any.
    windows              jsonb,
    zone                 text,
    metered              boolean,
    quality_below_hours  double precision,
    rate_below_hours     double precision,
    previews_below_hours double precision,
    reduced_quality      integer,
    reduced_long_side    integer
);

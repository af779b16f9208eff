create table cursor (
    only integer primary key check (only = 1),
    seq  integer not null
);
insert into cursor (only, seq) values (1, 0);
create table command (
    number     integer primary key,
    run_key    text    not null unique,
    command_id text,
    seq        integer not null,
    type       text    not null,
    trigger_id text,
    label      text    not null,
    kind       text    not null,
    issued_at  integer not null,
    expires_at integer,
    state      text    not null check (state in ('RECEIVED', 'STARTED', 'DONE', 'FAILED')),
    error      text,
    changed_at integer not null,
    reported   text
);
create index command_open on command (state, kind) where state in ('RECEIVED', 'STARTED');
create index command_unreported on command (changed_at) where command_id is not null and reported is not state;
create table outbox (
    number      integer primary key,
    record_id   text    not null unique,
    captured_at integer not null,
    trigger_id  text,
    label       text    not null,
    kind        text    not null,
    sha256      text    not null,
    bytes       integer not null,
    added_at    integer not null,
    attempts    integer not null default 0,
    not_before  integer not null default 0,
    refused     text,
    jpeg        blob    not null
);
create index outbox_waiting on outbox (kind = 'MANUAL' desc, captured_at, number) where refused is null;
create index outbox_not_before on outbox (not_before) where refused is null;
pragma user_version = 1;

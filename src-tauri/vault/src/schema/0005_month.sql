-- The rest of the month: the other logs of mass mobilisation, what belongs to a closed period, and what the clerk wrote
-- for one. Money is đồng; land, days of labour and quantities of goods are tenths.

alter table outreach add column women integer;
alter table outreach add column minority integer;
alter table outreach add column document_kind text;
alter table outreach add column cost integer;

create table model (
    id                integer primary key autoincrement,
    name              text not null,
    field             text not null,
    holder_kind       text,
    holder            text,
    place             text,
    registered_on     text not null,
    state             text not null,
    recognised_level  text,
    recognised_no     text,
    recognised_on     text,
    stopped_on        text,
    result            text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index model_by_day on model (registered_on);

create table contribution (
    id                integer primary key autoincrement,
    on_day            text not null,
    round             text,
    programme         text not null,
    work              text,
    source            text not null,
    households        integer,
    cash              integer,
    labour_days       integer,
    labour_rate       integer,
    labour_value      integer,
    land              integer,
    land_households   integer,
    assets            integer,
    total             integer,
    rounded           integer,            -- known only rounded down
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index contribution_by_day on contribution (on_day);

create table goods (
    id            integer primary key autoincrement,
    contribution  integer not null references contribution deferrable initially deferred,
    place         integer not null,
    name          text not null,
    quantity      integer,              -- tenths
    unit          text,
    value         integer,
    unique (contribution, place)
) strict;

create table dialogue (
    id                integer primary key autoincrement,
    on_day            text not null,
    kind              text not null,
    topic             text not null,
    about_reception   integer not null check (about_reception in (0, 1)),
    host              text not null,
    place             text,
    people            integer not null,
    opinions          integer,
    answered          integer,
    assigned          integer,
    resolved          integer,
    notice_no         text,
    notice_on         text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index dialogue_by_day on dialogue (on_day);

create table promise (
    id        integer primary key autoincrement,
    dialogue  integer not null references dialogue deferrable initially deferred,
    place     integer not null,
    what      text not null,
    office    integer references office deferrable initially deferred,
    due_on    text not null,
    done_on   text,
    outcome   text,
    unique (dialogue, place)
) strict;
create index promise_open on promise (due_on) where done_on is null;
create index promise_by_due on promise (due_on);
create index promise_by_office on promise (office) where office is not null;

create table democracy_item (
    id                integer primary key autoincrement,
    on_day            text not null,
    to_day            text,
    kind              text not null,
    title             text not null,
    form              text,
    people            integer,
    agreed            integer,
    result            text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index democracy_item_by_day on democracy_item (on_day);

create table internal_rule (
    id                integer primary key autoincrement,
    on_day            text not null,
    kind              text not null,
    title             text not null,
    doc_no            text,
    published_on      text,
    valid_to          text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index internal_rule_by_day on internal_rule (on_day);

create table emulation (
    id                integer primary key autoincrement,
    on_day            text not null,
    movement          text not null,
    award             text,
    holder_kind       text,
    holder            text,
    level             text,
    doc_no            text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index emulation_by_day on emulation (on_day);

create table directive (
    id                integer primary key autoincrement,
    on_day            text not null,
    kind              text not null,
    title             text not null,
    doc_no            text,
    issuer            text,
    subject           text,
    result            text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index directive_by_day on directive (on_day);

-- What a close counted: for each entry, the cells it stands in and how much it adds there. With the figures it is what
-- a difference is told from.
create table counted (
    id        integer primary key autoincrement,
    period    text not null,
    revision  integer not null,
    slice     text not null,
    record    integer not null,
    cells     text not null,            -- JSON, form → column → amount
    unique (period, revision, slice, record)
) strict;
create index counted_by_entry on counted (slice, record);

-- A file as it was sent, in pieces that fit a line of the open format. Its digest stands in the close.
create table sent_file (
    id        integer primary key autoincrement,
    period    text not null,
    revision  integer not null,
    name      text not null,
    place     integer not null,         -- which piece, from 0
    bytes     text not null,            -- base64
    unique (period, revision, name, place)
) strict;

-- A period opened again after it was closed, with the reason; the next close is the next revision.
create table reopen (
    id        integer primary key autoincrement,
    period    text not null,
    revision  integer not null,         -- the one that follows
    on_day    text not null,
    reason    text not null,
    unique (period, revision)
) strict;

-- An entry that came too late for a closed period and was left where it is.
create table late (
    id        integer primary key autoincrement,
    period    text not null,
    revision  integer not null,         -- the one that was sent without it
    slice     text not null,
    record    integer not null,
    on_day    text not null,
    note      text,
    unique (period, revision, slice, record)
) strict;
create index late_by_day on late (on_day);
create index late_by_entry on late (slice, record);

-- What the clerk wrote for the report of a period, by section.
create table opinion (
    id       integer primary key autoincrement,
    period   text not null,
    section  text not null,
    text     text not null,
    unique (period, section)
) strict;

alter table close add column closed_on text;        -- none: brought along as figures alone
alter table close add column from_day text;
alter table close add column to_day text;
alter table close add column unit text;             -- its name of that day
alter table close add column regime text;
alter table close add column sentence text;
alter table close add column code text;             -- what the workbook prints of the figures
alter table close add column summary text;          -- JSON, the figures beside the forms
alter table close add column annex text;            -- JSON, the annex as a screen shows it
alter table close add column files text;            -- JSON, name → SHA-256 as hex

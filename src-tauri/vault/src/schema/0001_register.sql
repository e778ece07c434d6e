-- The register as first released. Dates are ISO text (a day only partly known is YYYY or YYYY-MM),
-- flags are 0 or 1, money is đồng, area is tenths of a square metre. `ref` is the name a line of the
-- open format gives itself; it lives in `reference`, so that it is unique across all slices.

create table reference (
    id      integer primary key autoincrement,
    ref     text not null unique,
    slice   text not null,              -- petition, visit, office …
    record  integer not null,           -- the id in the slice's own table
    unique (slice, record)
) strict;

-- The highest number given out in each year's book; a number is never given twice.
create table counter (
    id    integer primary key autoincrement,
    book  text not null check (book in ('visit', 'petition')),
    year  integer not null,
    last  integer not null,
    unique (book, year)
) strict;

create table unit (
    id                integer primary key autoincrement,
    name              text not null,
    kind              text not null,
    place             text not null,    -- địa danh on papers
    code              text,
    upper_kind        text not null,
    upper_name        text not null,
    remote_area       integer not null check (remote_area in (0, 1)),
    cutoff_start_day  integer not null check (cutoff_start_day in (1, 15, 16)),
    valid_from        text not null unique
) strict;

create table setting (
    id          integer primary key autoincrement,
    name        text not null,
    value       text not null,
    valid_from  text,
    unique (name, valid_from)
) strict;

-- Leaves of the field list with their roll-up for each kind of paper (2-counting §2.8).
create table field (
    code          text primary key,
    complaint     text not null,
    denunciation  text not null,
    proposal      text not null
) strict, without rowid;

create table office (
    id          integer primary key autoincrement,
    name        text not null,
    kind        text not null check (kind in ('internal', 'external')),
    valid_from  text,
    valid_to    text
) strict;

create table hamlet (
    id          integer primary key autoincrement,
    name        text not null,
    valid_from  text,
    valid_to    text
) strict;

create table officer (
    id          integer primary key autoincrement,
    full_name   text not null,
    title       text not null,
    signs_as    text,                   -- KT. CHỦ TỊCH, TL. …
    valid_from  text,
    valid_to    text
) strict;

-- A person with a row in `reference` is known to the book; one without belongs to a single visit or paper.
create table person (
    id            integer primary key autoincrement,
    full_name     text not null,
    birth         text,
    sex           text,
    id_number     text,
    id_type       text,
    id_issued_on  text,
    id_issued_by  text,
    address       text,
    hamlet        integer references hamlet deferrable initially deferred,
    phone         text,
    ethnic_group  text
) strict;
create index person_by_hamlet on person (hamlet) where hamlet is not null;

create table session (
    id                 integer primary key autoincrement,
    date               text not null,
    lane               text not null,
    kind               text not null,
    published          integer not null check (published in (0, 1)),
    host               text not null,
    body               text not null,
    held               integer not null check (held in (0, 1)),
    visitors_came      integer not null check (visitors_came in (0, 1)),
    moved_to           text,
    delegated_because  text,
    note               text,
    cancelled_on       text,
    cancelled_reason   text
) strict;
create index session_by_date on session (date);

create table matter (
    id                integer primary key autoincrement,
    title             text not null,
    complex_doc_no    text,
    complex_on        text,
    remote            integer,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;

create table visit (
    id                integer primary key autoincrement,
    year              integer not null,
    no                integer not null,
    date              text not null,
    lane              text not null,
    session           integer references session deferrable initially deferred,
    mode              text not null,
    body              text not null,
    people_count      integer not null check (people_count >= 1),
    content           text not null,
    outcome           text,
    status            text not null,
    refusal_ground    text,
    escalated_to      integer references visit deferrable initially deferred,
    cancelled_on      text,
    cancelled_reason  text,
    unique (year, no)
) strict;
create index visit_by_date on visit (date);
create index visit_unanswered on visit (date)
    where outcome is null and status = 'completed' and cancelled_on is null;
create index visit_by_session on visit (session) where session is not null;
create index visit_by_escalation on visit (escalated_to) where escalated_to is not null;

create table visit_person (
    id      integer primary key autoincrement,
    visit   integer not null references visit deferrable initially deferred,
    place   integer not null,           -- order as written
    person  integer not null references person deferrable initially deferred,
    role    text,
    unique (visit, place)
) strict;
create index visit_person_by_person on visit_person (person);

create table visit_matter (
    id      integer primary key autoincrement,
    visit   integer not null references visit deferrable initially deferred,
    place   integer not null,
    matter  integer not null references matter deferrable initially deferred,
    unique (visit, place)
) strict;
create index visit_matter_by_matter on visit_matter (matter);

create table petition (
    id                    integer primary key autoincrement,
    year                  integer not null,
    no                    integer not null,
    received_on           text not null,
    written_on            text,
    source                text not null,
    incoming_no           text,
    incoming_on           text,
    incoming_from         text,
    via_visit             integer references visit deferrable initially deferred,
    signer_count          integer not null check (signer_count >= 1),
    anonymity             text not null,
    evidence              integer,
    respondent            text,
    kind                  text,
    field                 text references field deferrable initially deferred,
    level                 text,
    matter                integer references matter deferrable initially deferred,
    eligibility           text not null,
    ineligibility_reason  text,
    competence            text not null,
    disposition           text,
    processed_on          text,
    duplicate_of          integer references petition deferrable initially deferred,
    summary               text not null,
    note                  text,
    cancelled_on          text,
    cancelled_reason      text,
    -- How long the paper waited, as a power of two of days. It bounds the search for what a period carries
    -- over: a paper of class k that was open on a day was received at most 2^k days before it.
    wait_class            integer generated always as (
        case
            when processed_on is null then null
            when julianday(processed_on) - julianday(received_on) <= 1 then 0
            when julianday(processed_on) - julianday(received_on) <= 2 then 1
            when julianday(processed_on) - julianday(received_on) <= 4 then 2
            when julianday(processed_on) - julianday(received_on) <= 8 then 3
            when julianday(processed_on) - julianday(received_on) <= 16 then 4
            when julianday(processed_on) - julianday(received_on) <= 32 then 5
            when julianday(processed_on) - julianday(received_on) <= 64 then 6
            when julianday(processed_on) - julianday(received_on) <= 128 then 7
            when julianday(processed_on) - julianday(received_on) <= 256 then 8
            when julianday(processed_on) - julianday(received_on) <= 512 then 9
            when julianday(processed_on) - julianday(received_on) <= 1024 then 10
            when julianday(processed_on) - julianday(received_on) <= 2048 then 11
            when julianday(processed_on) - julianday(received_on) <= 4096 then 12
            else 13
        end
    ) virtual,
    unique (year, no)
) strict;
create index petition_by_receipt on petition (received_on);
create index petition_by_wait on petition (wait_class, received_on) where processed_on is not null;
create index petition_open on petition (received_on) where processed_on is null;
create index petition_by_matter on petition (matter) where matter is not null;
create index petition_by_visit on petition (via_visit) where via_visit is not null;
create index petition_by_original on petition (duplicate_of) where duplicate_of is not null;
create index petition_by_field on petition (field) where field is not null;

create table petition_person (
    id        integer primary key autoincrement,
    petition  integer not null references petition deferrable initially deferred,
    place     integer not null,
    person    integer not null references person deferrable initially deferred,
    role      text,
    unique (petition, place)
) strict;
create index petition_person_by_person on petition_person (person);

create table referral (
    id                integer primary key autoincrement,
    petition          integer not null references petition deferrable initially deferred,
    kind              text not null,
    on_day            text not null,
    office            integer references office deferrable initially deferred,
    doc_no            text,
    doc_date          text,
    reply_due         text,
    reply_doc_no      text,
    reply_on          text,
    reply_content     text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index referral_by_petition on referral (petition);
create index referral_by_office on referral (office) where office is not null;
create index referral_by_day on referral (on_day);
create index referral_awaiting on referral (reply_due)
    where reply_due is not null and reply_on is null and cancelled_on is null;

create table resolution (
    id                        integer primary key autoincrement,
    matter                    integer not null references matter deferrable initially deferred,
    kind                      text not null,
    accepted_on               text,
    declined_on               text,
    withdrawn_on              text,      -- of the whole only
    decision_no               text,
    decision_on               text,
    decision_level            text,
    decision_outcome          text,
    recover_money             integer not null default 0,
    recover_land              integer not null default 0,
    return_money              integer not null default 0,
    return_land               integer not null default 0,
    orgs_restored             integer not null default 0,
    persons_restored          integer not null default 0,
    orgs_sanctioned           integer not null default 0,
    persons_sanctioned        integer not null default 0,
    officials_sanctioned      integer not null default 0,
    investigation_cases       integer not null default 0,
    investigation_persons     integer not null default 0,
    investigation_officials   integer not null default 0,
    executed                  integer not null default 0 check (executed in (0, 1)),   -- an execution is recorded
    execution_done_on         text,
    recovered_money           integer not null default 0,
    recovered_land            integer not null default 0,
    returned_money            integer not null default 0,
    returned_land             integer not null default 0,
    orgs_disciplined          integer not null default 0,
    persons_disciplined       integer not null default 0,
    officials_disciplined     integer not null default 0,
    prosecuted_cases          integer not null default 0,
    prosecuted_persons        integer not null default 0,
    prosecuted_officials      integer not null default 0,
    -- As wait_class of a petition: how long the decision waited for its execution.
    wait_class                integer generated always as (
        case
            when execution_done_on is null then null
            when julianday(execution_done_on) - julianday(decision_on) <= 32 then 5
            when julianday(execution_done_on) - julianday(decision_on) <= 64 then 6
            when julianday(execution_done_on) - julianday(decision_on) <= 128 then 7
            when julianday(execution_done_on) - julianday(decision_on) <= 256 then 8
            when julianday(execution_done_on) - julianday(decision_on) <= 512 then 9
            when julianday(execution_done_on) - julianday(decision_on) <= 1024 then 10
            when julianday(execution_done_on) - julianday(decision_on) <= 2048 then 11
            when julianday(execution_done_on) - julianday(decision_on) <= 4096 then 12
            else 13
        end
    ) virtual
) strict;
create index resolution_by_matter on resolution (matter, kind);
create index resolution_by_decision on resolution (decision_on) where decision_on is not null;
create index resolution_by_wait on resolution (wait_class, decision_on) where execution_done_on is not null;
create index resolution_undecided on resolution (accepted_on)
    where accepted_on is not null and decision_on is null and declined_on is null and withdrawn_on is null;
create index resolution_unexecuted on resolution (decision_on)
    where decision_on is not null and execution_done_on is null;

create table suspension (
    id          integer primary key autoincrement,
    resolution  integer not null references resolution deferrable initially deferred,
    place       integer not null,
    from_day    text not null,
    to_day      text,
    unique (resolution, place)
) strict;

create table extension (
    id          integer primary key autoincrement,
    resolution  integer not null references resolution deferrable initially deferred,
    place       integer not null,
    to_day      text not null,
    doc_no      text not null,
    on_day      text not null,
    unique (resolution, place)
) strict;

create table outreach (
    id                integer primary key autoincrement,
    on_day            text not null,
    title             text not null,
    topic             text not null,
    about_reception   integer not null check (about_reception in (0, 1)),
    host              text,
    place             text,
    people            integer not null check (people >= 0),
    documents         integer,
    laws              integer,
    form              text,
    note              text,
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index outreach_by_day on outreach (on_day);

-- What was sent for a period: frozen figures, never changed.
create table close (
    id        integer primary key autoincrement,
    period    text not null,
    revision  integer not null,
    sent_on   text,
    figures   text not null,            -- JSON, form → column → figure
    unique (period, revision)
) strict;

-- What the clerk answered when two records looked alike.
create table decision (
    id       integer primary key autoincrement,
    first    integer not null references reference deferrable initially deferred,
    second   integer not null references reference deferrable initially deferred,
    verdict  text not null,
    on_day   text not null
) strict;
create index decision_by_first on decision (first);
create index decision_by_second on decision (second);

-- The search text of a record, folded (no accents, đ = d, lower case). A denouncer's fields never enter it.
create table finding (
    id      integer primary key autoincrement,
    slice   text not null,
    record  integer not null,
    text    text not null,
    unique (slice, record)
) strict;
create virtual table finding_index using fts5 (
    text, content = 'finding', content_rowid = 'id', prefix = '1 2 3', tokenize = 'ascii', detail = 'column'
);
insert into finding_index (finding_index, rank) values ('secure-delete', 1);
create trigger finding_added after insert on finding begin
    insert into finding_index (rowid, text) values (new.id, new.text);
end;
create trigger finding_removed after delete on finding begin
    insert into finding_index (finding_index, rowid, text) values ('delete', old.id, old.text);
end;
create trigger finding_changed after update of text on finding begin
    insert into finding_index (finding_index, rowid, text) values ('delete', old.id, old.text);
    insert into finding_index (rowid, text) values (new.id, new.text);
end;

-- One row for each thing the clerk did. `digest` chains the acts: SHA-256 over the one before, this act and
-- the digests of its journal rows, in order.
create table act (
    id      integer primary key autoincrement,
    kind    text not null,
    at      text not null,              -- instant, UTC
    today   text not null,              -- the day the clerk worked on
    digest  blob
) strict;

-- Every row an act changed, before and after. Written by triggers made at open, never by hand.
create table journal (
    id          integer primary key autoincrement,
    act         integer not null references act,
    table_name  text not null,
    row         integer not null,
    before      text,                   -- JSON, null when the row is new
    after       text,                   -- JSON, null when the row went
    digest      blob not null
) strict;
create index journal_by_act on journal (act);
create index journal_by_row on journal (table_name, row);

-- What was looked at or taken out: reveals, exports, prints. A chain of its own, so that making a workbook
-- twice changes nothing in the register.
create table access (
    id      integer primary key autoincrement,
    kind    text not null,
    about   text not null,
    at      text not null,
    today   text not null,
    digest  blob not null
) strict;

-- What this register is.
create table register (
    id        integer primary key check (id = 1),
    uid       text not null,            -- random, also in the key-slot file
    practice  integer not null check (practice in (0, 1))
) strict;

-- Forms not yet saved, one for each screen: not history, not counted, not a change.
create table unfinished (
    screen  text primary key,
    form    text not null,              -- JSON
    field   text,                       -- where the cursor stood
    at      text not null
) strict, without rowid;

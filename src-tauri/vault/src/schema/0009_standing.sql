-- What the register knows of its operation log, so that a log that was removed, cut or exchanged is found. No history: the
-- files it speaks of lie beside the register.
create table log_segment (
    number  integer primary key,            -- as in the name of the file
    start   blob not null,                  -- the digest of the segment's first entry; empty where it never opened
    lost    integer not null default 0      -- 1: at some opening, entries the segment had had were gone
) strict;

-- How far the log was when the register was last closed.
create table log_end (
    id     integer primary key check (id = 1),
    acts   integer not null,                -- the last act in it
    looks  integer not null                 -- the last look in it
) strict;

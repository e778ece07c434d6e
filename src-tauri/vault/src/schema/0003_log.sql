-- The backups this register made and proved, wherever they are. No history and no change of the register: it says how
-- old the copy in each place is, and which part of the operation log is in backups already.
create table backup (
    id            integer primary key autoincrement,
    place         text not null,        -- the folder it was made in
    file          text not null,        -- its name there
    sequence      integer not null,
    at            text not null,        -- instant, UTC, as the clock then said
    today         text not null,        -- the day the clerk worked on
    acts          integer not null,     -- the last act in it
    looks         integer not null,     -- the last look in it
    journal_head  text not null,        -- hex
    size          integer not null,     -- of the encrypted register in it, in bytes
    sha256        text not null,        -- of the same, hex
    log           integer not null,     -- what the log's segments below this number hold is in it
    proved_on     text not null,        -- the day it was last read back and opened
    failures      integer not null default 0    -- times in a row it then was not good
) strict;
create index backup_by_place on backup (place, id);

-- The folders backups are kept in, besides the register's own.
create table place (
    id      integer primary key autoincrement,
    folder  text not null unique,
    since   text not null               -- the day it was chosen
) strict;

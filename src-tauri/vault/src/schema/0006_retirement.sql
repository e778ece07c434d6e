-- Papers whose content was destroyed after their year: what was cleared of the journal, entry by entry, so that a cleared
-- entry is told from one that was tampered with. The list stands in the journal itself and is chained like everything.
create table retirement (
    id        integer primary key autoincrement,
    petition  integer not null unique references petition deferrable initially deferred,
    on_day    text not null,
    entries   text not null             -- JSON, the ids of the journal's entries
) strict;

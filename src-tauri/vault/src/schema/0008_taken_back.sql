-- Which act was taken back by which: an act of undoing names the act it took back, an act of doing again the undoing. What
-- was undone before this table was made names nothing, and nothing older is taken back any more.
create table taken_back (
    id      integer primary key autoincrement,
    act     integer not null unique references act deferrable initially deferred,
    target  integer not null references act deferrable initially deferred
) strict;
create index taken_back_by_target on taken_back (target);

-- The number an entry has in the office's own paper book, as it was written there: 12a, Đ-08, 3/2019. Beside our number, never
-- in its place: two may have the same, and most have none.
alter table visit add column number_written text;
alter table petition add column number_written text;

-- Letters that look like others are one in the search index now, and a telephone number is in it as it is compared: the index of
-- before is made anew when the register is next opened.
insert or ignore into finding_stale (id) select 1 where exists (select 1 from finding);

-- What the retention act destroyed, so that an old book does not bring it back: digests of a day, a name and a content under
-- a random key of this register alone. Nothing is read back from them, and neither leaves with an export. As hex: they are
-- history, and the journal holds no bytes.
create table destroyed_key (
    id   integer primary key check (id = 1),
    key  text not null
) strict;
create table destroyed (
    id      integer primary key autoincrement,
    digest  text not null unique
) strict;

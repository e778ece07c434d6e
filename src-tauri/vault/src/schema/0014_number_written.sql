-- The number an entry has in the office's own paper book, as it was written there: 12a, Đ-08, 3/2019. Beside our number, never
-- in its place: two may have the same, and most have none.
alter table visit add column number_written text;
alter table petition add column number_written text;

-- Letters that look like others are one in the search index now, and a telephone number is in it as it is compared: the index of
-- before is made anew when the register is next opened.
insert or ignore into finding_stale (id) select 1 where exists (select 1 from finding);

-- A save writes less. What was just entered is found by its text; into the index it goes with others, many at a time, and the
-- index is put together in larger steps, fewer times, in pieces that fit the pages of the file. What must be gone from it for
-- good is erased by whoever takes it out (`optimize`), faster and more surely than at every change.
create table finding_due (
    id  integer primary key             -- finding.id
) strict;
insert into finding_index (finding_index, rank) values ('secure-delete', 0);
insert into finding_index (finding_index, rank) values ('automerge', 0);
insert into finding_index (finding_index, rank) values ('crisismerge', 8);
insert into finding_index (finding_index, rank) values ('pgsz', 880);

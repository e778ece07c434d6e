-- A save writes less. What was just entered is found by its text; into the index it goes with others, many at a time, and the
-- index is put together in larger steps, fewer times, in pieces that fit the pages of the file. What must be gone from it for
-- good is erased by whoever takes it out, who makes the index anew: faster and more surely than at every change.
create table finding_due (
    id  integer primary key             -- finding.id
) strict;
insert into finding_index (finding_index, rank) values ('secure-delete', 0);
insert into finding_index (finding_index, rank) values ('automerge', 0);
insert into finding_index (finding_index, rank) values ('crisismerge', 8);
insert into finding_index (finding_index, rank) values ('pgsz', 880);

-- What ended in a period is found by its day (Nhìn lại).
create index resolution_by_declining on resolution (declined_on) where declined_on is not null;
create index resolution_by_withdrawal on resolution (withdrawn_on) where withdrawn_on is not null;
create index referral_by_reply on referral (reply_on) where reply_on is not null;
create index promise_by_keeping on promise (done_on) where done_on is not null;

-- A save touches fewer pages. What a save changes is sealed page by page (HMAC), so each page less is time less.

-- The history of a record is looked up by its own row; what joins records to each other is found through their act.
drop index journal_by_row;
create index journal_by_row on journal (table_name, row)
    where table_name not in ('reference', 'visit_person', 'visit_matter', 'petition_person', 'suspension', 'extension');

-- Whether a matter has papers both within and outside competence is told by the index alone.
drop index petition_by_matter;
create index petition_by_matter on petition (matter, competence) where matter is not null;

-- Its only use was a leaf of the field list going away, which never happens.
drop index petition_by_field;

-- The search text of a record goes by the id of its ref: no index of its own, and the newest entry first as before.
-- The index needs no sizes (nothing is ranked) and no places (every word is looked for alone).
drop trigger finding_added;
drop trigger finding_removed;
drop trigger finding_changed;
drop table finding_index;
create table found (
    id    integer primary key,          -- reference.id
    text  text not null
) strict;
insert into found (id, text)
select reference.id, finding.text
from finding
join reference on reference.slice = finding.slice and reference.record = finding.record;
drop table finding;
alter table found rename to finding;
create virtual table finding_index using fts5 (
    text, content = 'finding', content_rowid = 'id', prefix = '1 2 3', tokenize = 'ascii', detail = 'none', columnsize = 0
);
insert into finding_index (finding_index, rank) values ('secure-delete', 1);
insert into finding_index (finding_index) values ('rebuild');
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

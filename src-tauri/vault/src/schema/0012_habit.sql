-- What the window and an import remember of the clerk's habits is no form that waits.
create table habit (
    name    text primary key,           -- 'look': theme, size of the text, columns; 'import': the plans of books before
    value   text not null,              -- JSON
    at      text not null
) strict, without rowid;
insert into habit (name, value, at) select substr(screen, 2), form, at from unfinished where substr(screen, 1, 1) = '~';
delete from unfinished where substr(screen, 1, 1) = '~';

-- The import a ref was given by. No fact of its own: it is read off the ref.
alter table reference add column batch text generated always as (
    case when substr(ref, 1, 7) = 'import-' and substr(ref, 16, 1) = '-' then substr(ref, 8, 8) end
) virtual;
create index reference_by_batch on reference (batch) where batch is not null;

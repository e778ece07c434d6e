-- Which generation of the data key this file is written under, and the keys of all generations before, sealed under that
-- one: whoever opens this register reads its older backups too. No history: it changes with the file as a whole.
create table data_key (
    id          integer primary key check (id = 1),
    generation  integer not null,
    passphrase  integer not null,           -- the generation since which the passphrase is in force
    sheet       integer not null,           -- the generation since which the recovery sheet is in force
    older       blob not null               -- sealed; empty where there is none
) strict;
insert into data_key (id, generation, passphrase, sheet, older) values (1, 1, 1, 1, x'');

-- Which generation a backup was made in: it opens with the passphrase and the sheet that were in force then.
alter table backup add column generation integer not null default 1;

-- Every row changed after an act.
select journal.act, act.kind, act.at, journal.table_name, journal.row, journal.before, journal.after
from journal
join act on act.id = journal.act
where journal.act > :act
order by journal.act, journal.id

-- The act that entered a close.
select journal.act
from close
join journal on journal.table_name = 'close'
    and journal.row = close.id
    and journal.table_name not in ('reference', 'visit_person', 'visit_matter', 'petition_person', 'suspension', 'extension')
where close.period = :period
    and close.revision = :revision
    and journal.before is null

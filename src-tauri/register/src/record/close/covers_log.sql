-- A day of the logs' own period, of one that is closed and not opened again since.
select 1
from close
where :day between annex ->> '$.period.from' and annex ->> '$.period.to'
    and not exists (
        select 1 from reopen where reopen.period = close.period and reopen.revision = close.revision + 1
    )
    and not exists (
        select 1 from close as later where later.period = close.period and later.revision > close.revision
    )

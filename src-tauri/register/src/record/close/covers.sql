-- A day of a period that is closed and not opened again since.
select 1
from close
where :day between from_day and to_day
    and not exists (
        select 1 from reopen where reopen.period = close.period and reopen.revision = close.revision + 1
    )
    and not exists (
        select 1 from close as later where later.period = close.period and later.revision > close.revision
    )

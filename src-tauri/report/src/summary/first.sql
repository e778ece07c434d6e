-- The first day anything was entered for.
select min(day)
from (
    select (select min(date) from session where cancelled_on is null) as day
    union all select (select min(date) from visit where cancelled_on is null)
    union all select (select min(received_on) from petition where cancelled_on is null)
)

-- The first day anything was entered for in a log, up to the period's last.
select min(day)
from (
    select (select min(on_day) from outreach where on_day <= :to and cancelled_on is null) as day
    union all select (select min(registered_on) from model where registered_on <= :to and cancelled_on is null)
    union all select (select min(on_day) from contribution where on_day <= :to and cancelled_on is null)
    union all select (select min(on_day) from dialogue where on_day <= :to and cancelled_on is null)
    union all select (select min(on_day) from democracy_item where on_day <= :to and cancelled_on is null)
    union all select (select min(on_day) from internal_rule where on_day <= :to and cancelled_on is null)
    union all select (select min(on_day) from emulation where on_day <= :to and cancelled_on is null)
    union all select (select min(on_day) from directive where on_day <= :to and cancelled_on is null)
)

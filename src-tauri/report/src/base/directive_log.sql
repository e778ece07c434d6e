-- The documents of direction and the inspections of the period.
select id, kind
from directive
where on_day between :from and :to
    and cancelled_on is null

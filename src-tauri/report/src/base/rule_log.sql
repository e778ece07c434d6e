-- The internal rules issued in the period.
select id, coalesce(published_on <= :to, false) as published
from internal_rule
where on_day between :from and :to
    and cancelled_on is null

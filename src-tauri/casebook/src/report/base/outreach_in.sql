-- The outreach events of the period.
select id, people, about_reception
from outreach
where on_day between :from and :to
    and cancelled_on is null

-- The outreach events of the period, whatever law they were about.
select id, people, women, minority, documents, laws, cost
from outreach
where on_day between :from and :to
    and cancelled_on is null

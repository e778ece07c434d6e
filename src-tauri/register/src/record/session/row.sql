select
    session.*,
    reference.ref,
    (select count(*) from visit where visit.session = session.id and visit.cancelled_on is null) as visits
from session
join reference on reference.slice = 'session' and reference.record = session.id
where session.id = :id

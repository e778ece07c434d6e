select
    visit.*,
    reference.ref,
    (select ref from reference where slice = 'session' and record = visit.session) as session_ref,
    (select ref from reference where slice = 'visit' and record = visit.escalated_to) as escalated_ref
from visit
join reference on reference.slice = 'visit' and reference.record = visit.id

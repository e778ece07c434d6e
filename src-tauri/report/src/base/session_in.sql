-- The reception days a period counts: announced, held, also when nobody came (note to 01/TCD c10, c16).
select session.id, session.date, session.lane
from session
where session.date between :from and :to
    and session.published
    and session.held
    and session.cancelled_on is null
    and instr(' ' || :reported_bodies || ' ', ' ' || session.body || ' ') > 0

with given (
    id, year, no, number_written, date, lane, session, mode, body, people_count, content, outcome, status,
    refusal_ground, escalated_to, cancelled_on, cancelled_reason
) as (values {rows})
insert into visit (
    id, year, no, number_written, date, lane, session, mode, body, people_count, content, outcome, status,
    refusal_ground, escalated_to, cancelled_on, cancelled_reason
)
select
    given.id, given.year, given.no, given.number_written, given.date, given.lane,
    (select record from reference where slice = 'session' and ref = given.session),
    given.mode, given.body, given.people_count, given.content, given.outcome, given.status,
    given.refusal_ground,
    (select record from reference where slice = 'visit' and ref = given.escalated_to),
    given.cancelled_on, given.cancelled_reason
from given

insert into visit (
    id, year, no, number_written, date, lane, session, mode, body, people_count, content, outcome, status,
    refusal_ground, escalated_to, cancelled_on, cancelled_reason
)
values (
    :id, :year, :no, :number_written, :date, :lane,
    (select record from reference where slice = 'session' and ref = :session),
    :mode, :body, :people_count, :content, :outcome, :status, :refusal_ground,
    (select record from reference where slice = 'visit' and ref = :escalated_to),
    :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    number_written = excluded.number_written, date = excluded.date, lane = excluded.lane,
    session = excluded.session, mode = excluded.mode,
    body = excluded.body, people_count = excluded.people_count, content = excluded.content,
    outcome = excluded.outcome, status = excluded.status, refusal_ground = excluded.refusal_ground,
    escalated_to = excluded.escalated_to, cancelled_on = excluded.cancelled_on,
    cancelled_reason = excluded.cancelled_reason

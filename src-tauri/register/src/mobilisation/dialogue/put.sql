insert into dialogue (
    id, on_day, kind, topic, about_reception, host, place, people, opinions, answered, assigned, resolved,
    notice_no, notice_on, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :kind, :topic, :about_reception, :host, :place, :people, :opinions, :answered, :assigned,
    :resolved, :notice_no, :notice_on, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, kind = excluded.kind, topic = excluded.topic,
    about_reception = excluded.about_reception, host = excluded.host, place = excluded.place,
    people = excluded.people, opinions = excluded.opinions, answered = excluded.answered,
    assigned = excluded.assigned, resolved = excluded.resolved, notice_no = excluded.notice_no,
    notice_on = excluded.notice_on, note = excluded.note, cancelled_on = excluded.cancelled_on,
    cancelled_reason = excluded.cancelled_reason

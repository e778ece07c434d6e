insert into session (
    id, date, lane, kind, published, host, body, held, visitors_came, moved_to, delegated_because, note,
    cancelled_on, cancelled_reason, with_body, place
)
values (
    :id, :date, :lane, :kind, :published, :host, :body, :held, :visitors_came, :moved_to, :delegated_because, :note,
    :cancelled_on, :cancelled_reason, :with_body, :place
)
on conflict (id) do update set
    date = excluded.date, lane = excluded.lane, kind = excluded.kind, published = excluded.published,
    host = excluded.host, body = excluded.body, held = excluded.held, visitors_came = excluded.visitors_came,
    moved_to = excluded.moved_to, delegated_because = excluded.delegated_because, note = excluded.note,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason,
    with_body = excluded.with_body, place = excluded.place

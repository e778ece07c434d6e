insert into internal_rule (
    id, on_day, kind, title, doc_no, published_on, valid_to, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :kind, :title, :no, :published_on, :valid_to, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, kind = excluded.kind, title = excluded.title, doc_no = excluded.doc_no,
    published_on = excluded.published_on, valid_to = excluded.valid_to, note = excluded.note,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

insert into directive (
    id, on_day, kind, title, doc_no, issuer, subject, result, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :kind, :title, :no, :issuer, :subject, :result, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, kind = excluded.kind, title = excluded.title, doc_no = excluded.doc_no,
    issuer = excluded.issuer, subject = excluded.subject, result = excluded.result, note = excluded.note,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

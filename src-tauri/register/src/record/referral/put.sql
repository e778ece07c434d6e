insert into referral (
    id, petition, kind, on_day, office, doc_no, doc_date, reply_due, reply_doc_no, reply_on, reply_content,
    cancelled_on, cancelled_reason
)
values (
    :id, (select record from reference where slice = 'petition' and ref = :petition), :kind, :on,
    (select record from reference where slice = 'office' and ref = :office),
    :doc_no, :doc_date, :reply_due, :reply_doc_no, :reply_on, :reply_content, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    petition = excluded.petition, kind = excluded.kind, on_day = excluded.on_day, office = excluded.office,
    doc_no = excluded.doc_no, doc_date = excluded.doc_date, reply_due = excluded.reply_due,
    reply_doc_no = excluded.reply_doc_no, reply_on = excluded.reply_on, reply_content = excluded.reply_content,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

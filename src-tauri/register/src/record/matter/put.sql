insert into matter (id, title, complex_doc_no, complex_on, remote, note, cancelled_on, cancelled_reason, kind, field, competence)
values (:id, :title, :complex_doc_no, :complex_on, :remote, :note, :cancelled_on, :cancelled_reason, :kind, :field, :competence)
on conflict (id) do update set
    title = excluded.title, complex_doc_no = excluded.complex_doc_no, complex_on = excluded.complex_on,
    remote = excluded.remote, note = excluded.note, cancelled_on = excluded.cancelled_on,
    cancelled_reason = excluded.cancelled_reason,
    kind = excluded.kind, field = excluded.field, competence = excluded.competence

insert into paper (
    id, form, about, period, on_day, signer, office, recipients, fields, referral, doc_no, doc_date, printed_on, sheet,
    cancelled_on, cancelled_reason
)
values (
    :id, :form, (select id from reference where ref = :about), :period, :on,
    (select record from reference where slice = 'officer' and ref = :signer),
    (select record from reference where slice = 'office' and ref = :office),
    :recipients, :fields,
    (select record from reference where slice = 'referral' and ref = :referral),
    :doc_no, :doc_date, :printed_on, :sheet, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    form = excluded.form, about = excluded.about, period = excluded.period, on_day = excluded.on_day,
    signer = excluded.signer, office = excluded.office, recipients = excluded.recipients, fields = excluded.fields,
    referral = excluded.referral, doc_no = excluded.doc_no, doc_date = excluded.doc_date,
    printed_on = excluded.printed_on, sheet = excluded.sheet,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

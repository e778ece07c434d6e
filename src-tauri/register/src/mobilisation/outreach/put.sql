insert into outreach (
    id, on_day, title, topic, about_reception, host, place, people, women, minority, documents, document_kind, laws,
    form, cost, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :title, :topic, :about_reception, :host, :place, :people, :women, :minority, :documents, :document_kind,
    :laws, :form, :cost, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, title = excluded.title, topic = excluded.topic,
    about_reception = excluded.about_reception, host = excluded.host, place = excluded.place,
    people = excluded.people, women = excluded.women, minority = excluded.minority, documents = excluded.documents,
    document_kind = excluded.document_kind, laws = excluded.laws, form = excluded.form, cost = excluded.cost,
    note = excluded.note, cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

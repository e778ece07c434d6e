insert into democracy_item (
    id, on_day, to_day, kind, title, form, people, agreed, result, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :to, :kind, :title, :form, :people, :agreed, :result, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, to_day = excluded.to_day, kind = excluded.kind, title = excluded.title,
    form = excluded.form, people = excluded.people, agreed = excluded.agreed, result = excluded.result,
    note = excluded.note, cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

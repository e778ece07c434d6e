insert into model (
    id, name, field, holder_kind, holder, place, registered_on, state, recognised_level, recognised_no,
    recognised_on, stopped_on, result, note, cancelled_on, cancelled_reason
)
values (
    :id, :name, :field, :holder_kind, :holder, :place, :registered_on, :state, :recognised_level,
    :recognised_no, :recognised_on, :stopped_on, :result, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    name = excluded.name, field = excluded.field, holder_kind = excluded.holder_kind,
    holder = excluded.holder, place = excluded.place, registered_on = excluded.registered_on,
    state = excluded.state, recognised_level = excluded.recognised_level,
    recognised_no = excluded.recognised_no, recognised_on = excluded.recognised_on,
    stopped_on = excluded.stopped_on, result = excluded.result, note = excluded.note,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

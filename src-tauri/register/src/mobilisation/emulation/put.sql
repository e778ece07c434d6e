insert into emulation (
    id, on_day, movement, award, holder_kind, holder, level, doc_no, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :movement, :award, :holder_kind, :holder, :level, :no, :note, :cancelled_on, :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, movement = excluded.movement, award = excluded.award,
    holder_kind = excluded.holder_kind, holder = excluded.holder, level = excluded.level,
    doc_no = excluded.doc_no, note = excluded.note, cancelled_on = excluded.cancelled_on,
    cancelled_reason = excluded.cancelled_reason

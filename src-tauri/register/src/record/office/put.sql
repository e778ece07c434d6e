insert into office (id, name, kind, valid_from, valid_to)
values (:id, :name, :kind, :valid_from, :valid_to)
on conflict (id) do update set
    name = excluded.name, kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to

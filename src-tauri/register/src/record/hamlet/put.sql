insert into hamlet (id, name, valid_from, valid_to)
values (:id, :name, :valid_from, :valid_to)
on conflict (id) do update set name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to

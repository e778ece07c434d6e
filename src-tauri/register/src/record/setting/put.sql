insert into setting (id, name, value, valid_from)
values (:id, :name, :value, :valid_from)
on conflict (id) do update set name = excluded.name, value = excluded.value, valid_from = excluded.valid_from

insert into officer (id, full_name, title, signs_as, valid_from, valid_to)
values (:id, :full_name, :title, :signs_as, :valid_from, :valid_to)
on conflict (id) do update set
    full_name = excluded.full_name, title = excluded.title, signs_as = excluded.signs_as,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to

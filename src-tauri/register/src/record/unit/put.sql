insert into unit (id, name, kind, place, code, upper_kind, upper_name, remote_area, cutoff_start_day, valid_from)
values (:id, :name, :kind, :place, :code, :upper_kind, :upper_name, :remote_area, :cutoff_start_day, :valid_from)
on conflict (id) do update set
    name = excluded.name, kind = excluded.kind, place = excluded.place, code = excluded.code,
    upper_kind = excluded.upper_kind, upper_name = excluded.upper_name, remote_area = excluded.remote_area,
    cutoff_start_day = excluded.cutoff_start_day, valid_from = excluded.valid_from

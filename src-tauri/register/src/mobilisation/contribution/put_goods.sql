insert into goods (contribution, place, name, quantity, unit, value)
values (:contribution, :place, :name, :quantity, :unit, :value)
on conflict (contribution, place) do update set
    name = excluded.name, quantity = excluded.quantity, unit = excluded.unit, value = excluded.value

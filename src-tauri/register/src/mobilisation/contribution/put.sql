insert into contribution (
    id, on_day, round, programme, work, source, households, cash, labour_days, labour_rate, labour_value,
    land, land_households, assets, total, rounded, note, cancelled_on, cancelled_reason
)
values (
    :id, :on, :round, :programme, :work, :source, :households, :cash, :labour_days, :labour_rate,
    :labour_value, :land, :land_households, :assets, :total, :rounded, :note, :cancelled_on,
    :cancelled_reason
)
on conflict (id) do update set
    on_day = excluded.on_day, round = excluded.round, programme = excluded.programme, work = excluded.work,
    source = excluded.source, households = excluded.households, cash = excluded.cash,
    labour_days = excluded.labour_days, labour_rate = excluded.labour_rate,
    labour_value = excluded.labour_value, land = excluded.land, land_households = excluded.land_households,
    assets = excluded.assets, total = excluded.total, rounded = excluded.rounded, note = excluded.note,
    cancelled_on = excluded.cancelled_on, cancelled_reason = excluded.cancelled_reason

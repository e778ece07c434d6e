-- The movements begun and the commendations of the period.
select id, award is not null as awarded, coalesce(holder_kind, '') as holder_kind
from emulation
where on_day between :from and :to
    and cancelled_on is null

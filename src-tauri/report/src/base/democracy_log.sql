-- The items of grassroots democracy of the period.
select id, kind, people
from democracy_item
where on_day between :from and :to
    and cancelled_on is null

-- The outreach events of the period, and the dialogues that were about reception, complaints or denunciations
-- (06/QLKNTC c4, c5).
select 'outreach' as slice, id, people, about_reception
from outreach
where on_day between :from and :to
    and cancelled_on is null
union all
select 'dialogue', id, people, about_reception
from dialogue
where on_day between :from and :to
    and about_reception
    and cancelled_on is null

-- The dialogues of the period.
select id, kind, people, opinions, answered, assigned, resolved
from dialogue
where on_day between :from and :to
    and cancelled_on is null

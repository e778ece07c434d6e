-- What was promised at dialogues for a day of the period, and whether it was kept by the period's last day.
select
    promise.dialogue as id,
    coalesce(promise.done_on <= :to, false) as kept,
    coalesce(promise.done_on <= promise.due_on and promise.done_on <= :to, false) as in_time
from promise
join dialogue on dialogue.id = promise.dialogue
where promise.due_on between :from and :to
    and dialogue.cancelled_on is null

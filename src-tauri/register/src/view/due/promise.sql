-- What was promised at a dialogue, kept or not.
select
    promise.dialogue as id,
    dialogue.notice_no as number,
    null as rule,
    promise.due_on as from_day,
    false as complex,
    null as remote,
    0 as suspended_days,
    null as extended_to,
    promise.done_on,
    promise.what
from promise
join dialogue on dialogue.id = promise.dialogue
where dialogue.on_day <= :on
    and dialogue.cancelled_on is null

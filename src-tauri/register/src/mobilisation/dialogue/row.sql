select
    dialogue.*,
    (select count(*) from promise where promise.dialogue = dialogue.id) as promised,
    (select count(*) from promise where promise.dialogue = dialogue.id and promise.done_on is not null) as kept,
    reference.ref
from dialogue
join reference on reference.slice = 'dialogue' and reference.record = dialogue.id
where dialogue.id = :id

-- What was handed or referred to an office in the period, or before it and still awaited when it began; and what was
-- promised at a dialogue for an office to do. What is older than the period is found by what is still awaited and by what
-- came since it began, so that an office's old papers are not read. The unary plus keeps the search to those.
select
    reference.ref,
    office.name,
    office.kind,
    'referral' as slice,
    referral.id,
    referral.kind as step,
    referral.reply_due as due,
    referral.reply_on as done,
    office.id,
    referral.id
from (
    select id from referral where on_day between :from and :to
    union all
    select id from referral
    where reply_due is not null and reply_on is null and cancelled_on is null and +on_day < :from
    union all
    select id from referral
    where reply_on is not null and reply_on >= :from and reply_due is not null and +on_day < :from
) as counted
cross join referral on referral.id = counted.id
join petition on petition.id = referral.petition
join office on office.id = referral.office
join reference on reference.slice = 'office' and reference.record = office.id
where referral.kind in ('assign', 'refer', 'return')
    and referral.cancelled_on is null
    and petition.cancelled_on is null
    and referral.on_day <= :to
union all
select
    reference.ref, office.name, office.kind, 'dialogue', promise.dialogue, 'promise', promise.due_on, promise.done_on,
    office.id, promise.id
from (
    select promise.id
    from dialogue
    cross join promise on promise.dialogue = dialogue.id
    where dialogue.on_day between :from and :to
    union all
    select promise.id
    from promise
    cross join dialogue on dialogue.id = promise.dialogue
    where promise.done_on is null and dialogue.on_day < :from
    union all
    select promise.id
    from promise
    cross join dialogue on dialogue.id = promise.dialogue
    where promise.done_on is not null and promise.done_on >= :from and dialogue.on_day < :from
) as counted
cross join promise on promise.id = counted.id
join dialogue on dialogue.id = promise.dialogue
join office on office.id = promise.office
join reference on reference.slice = 'office' and reference.record = office.id
where dialogue.cancelled_on is null
    and dialogue.on_day <= :to
order by 3 desc, 2, 5, 4 desc, 9, 10

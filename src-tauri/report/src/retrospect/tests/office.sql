-- What offices owed as it is defined, every row asked.
select
    reference.ref,
    office.name,
    office.kind,
    'referral' as slice,
    referral.id,
    referral.kind as step,
    referral.reply_due as due,
    referral.reply_on as done
from referral
join petition on petition.id = referral.petition
join office on office.id = referral.office
join reference on reference.slice = 'office' and reference.record = office.id
where referral.kind in ('assign', 'refer', 'return')
    and referral.cancelled_on is null
    and petition.cancelled_on is null
    and referral.on_day <= :to
    and (
        referral.on_day >= :from
        or referral.reply_due is not null and (referral.reply_on is null or referral.reply_on >= :from)
    )
union all
select reference.ref, office.name, office.kind, 'dialogue', promise.dialogue, 'promise', promise.due_on, promise.done_on
from promise
join dialogue on dialogue.id = promise.dialogue
join office on office.id = promise.office
join reference on reference.slice = 'office' and reference.record = office.id
where dialogue.cancelled_on is null
    and dialogue.on_day <= :to
    and (dialogue.on_day >= :from or promise.done_on is null or promise.done_on >= :from)
order by 3 desc, 2, 5

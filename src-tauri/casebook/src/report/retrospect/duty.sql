-- What the office itself owed a day for: complaints to accept (D05) and denunciations to check (D20), complaints to
-- decide (D07) and denunciations to conclude (D23), petitions handed to its rooms with a day to answer, promises made at
-- a dialogue. A rule reckons the last day from `from_day`; without one it is that day itself.
select
    'petition' as slice,
    petition.id,
    case petition.kind when 'complaint' then 'D05' else 'D20' end as rule,
    petition.received_on as from_day,
    false as complex,
    matter.remote,
    0 as suspended_days,
    null as extended_to,
    petition.processed_on as done_on
from petition
left join matter on matter.id = petition.matter
where petition.received_on between date(:from, '-120 days') and :to
    and petition.cancelled_on is null
    and petition.kind in ('complaint', 'denunciation')
union all
select
    'matter',
    resolution.matter,
    case resolution.kind when 'denunciation' then 'D23' else 'D07' end,
    resolution.accepted_on,
    matter.complex_on is not null,
    matter.remote,
    (
        select cast(coalesce(sum(julianday(min(coalesce(to_day, :to), :to)) - julianday(from_day)), 0) as integer)
        from suspension
        where suspension.resolution = resolution.id and from_day <= :to
    ),
    (select max(to_day) from extension where extension.resolution = resolution.id),
    resolution.decision_on
from resolution
join matter on matter.id = resolution.matter
where resolution.accepted_on <= :to
    and resolution.declined_on is null
    and resolution.withdrawn_on is null
union all
select 'referral', referral.id, null, referral.reply_due, false, null, 0, null, referral.reply_on
from referral
join petition on petition.id = referral.petition
where referral.kind = 'assign'
    and referral.reply_due between :from and :to
    and referral.cancelled_on is null
    and petition.cancelled_on is null
union all
select 'dialogue', promise.dialogue, null, promise.due_on, false, null, 0, null, promise.done_on
from promise
join dialogue on dialogue.id = promise.dialogue
where promise.due_on between :from and :to
    and dialogue.cancelled_on is null

-- The reply a paper sent out awaits by a day, or had.
select
    referral.id,
    referral.doc_no as number,
    null as rule,
    referral.reply_due as from_day,
    false as complex,
    null as remote,
    0 as suspended_days,
    null as extended_to,
    referral.reply_on as done_on
from referral
join petition on petition.id = referral.petition
where referral.reply_due is not null
    and referral.on_day <= :on
    and referral.cancelled_on is null
    and petition.cancelled_on is null

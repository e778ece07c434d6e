-- Papers sent out whose answer is awaited by a day.
select
    referral.id,
    referral.doc_no as number,
    null as rule,
    referral.reply_due as from_day,
    false as complex,
    null as remote,
    0 as suspended_days,
    null as extended_to,
    null as done_on
from referral
where referral.reply_due is not null
    and referral.reply_on is null
    and referral.cancelled_on is null
    and referral.on_day <= :on

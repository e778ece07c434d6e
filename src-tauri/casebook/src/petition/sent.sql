-- The papers sent out about one petition, oldest first.
select
    referral.kind,
    referral.on_day,
    referral.doc_no,
    referral.doc_date,
    referral.reply_due,
    referral.reply_doc_no,
    referral.reply_on,
    referral.reply_content,
    office.name as office,
    office.kind as side
from referral
left join office on office.id = referral.office
where referral.petition = :id and referral.cancelled_on is null
order by referral.id

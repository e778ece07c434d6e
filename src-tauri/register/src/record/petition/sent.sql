-- The papers sent out about some petitions, oldest first.
select
    given.key,
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
from json_each(:ids) as given
cross join referral on referral.petition = given.value
left join office on office.id = referral.office
where referral.cancelled_on is null
order by referral.id

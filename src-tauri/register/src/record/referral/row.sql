select
    referral.id,
    reference.ref,
    referral.kind,
    referral.on_day,
    referral.doc_no,
    referral.doc_date,
    referral.reply_due,
    referral.reply_doc_no,
    referral.reply_on,
    referral.reply_content,
    referral.cancelled_on,
    referral.cancelled_reason,
    referral.petition as petition_id,
    petition.no || '/' || petition.year as petition_number,
    petition.summary,
    petition.cancelled_on is not null as petition_cancelled,
    (select ref from reference where slice = 'petition' and record = referral.petition) as petition_ref,
    exists (select 1 from secret_petition where secret_petition.id = petition.id) as secret,
    office.name as office,
    office.kind as side
from referral
join reference on reference.slice = 'referral' and reference.record = referral.id
join petition on petition.id = referral.petition
left join office on office.id = referral.office
where referral.id = :id

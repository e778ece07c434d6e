-- The papers handed in at a visit, each with the last paper sent out about it.
select
    petition.no || '/' || petition.year as number,
    petition.kind,
    petition.competence,
    petition.disposition,
    office.name as office,
    referral.kind as referral_kind,
    referral.doc_no,
    referral.doc_date,
    referral.reply_doc_no,
    referral.reply_on,
    referral.reply_content
from petition
left join referral on referral.id = (
    select max(sent.id)
    from referral as sent
    where sent.petition = petition.id and sent.kind <> 'remind' and sent.cancelled_on is null
)
left join office on office.id = referral.office
where petition.via_visit = :id and petition.cancelled_on is null
order by petition.id

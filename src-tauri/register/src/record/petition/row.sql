select
    given.key,
    petition.id,
    reference.ref,
    petition.no || '/' || petition.year as number,
    petition.number_written,
    petition.received_on,
    petition.incoming_no,
    petition.incoming_on,
    petition.incoming_from,
    petition.source,
    petition.signer_count,
    petition.anonymity,
    petition.written_on,
    petition.summary,
    petition.respondent,
    petition.kind,
    petition.field,
    petition.level,
    petition.eligibility,
    petition.ineligibility_reason,
    petition.competence,
    petition.disposition,
    petition.competent_class,
    petition.settled_on,
    petition.settled_doc_no,
    petition.processed_on,
    petition.note,
    petition.cancelled_on,
    petition.cancelled_reason,
    exists (select 1 from secret_petition where secret_petition.id = petition.id) as secret,
    petition.matter as matter_id,
    matter.title as matter_title,
    (select ref from reference where slice = 'matter' and record = petition.matter) as matter,
    (select ref from reference where slice = 'visit' and record = petition.via_visit) as via_visit,
    (
        select original.no || '/' || original.year from petition as original where original.id = petition.duplicate_of
    ) as original,
    (
        select decision_no || ' ngày ' || strftime('%d/%m/%Y', decision_on)
        from resolution
        where resolution.matter = petition.matter and resolution.decision_on is not null
        order by decision_on desc
        limit 1
    ) as decision,
    (
        select decision_outcome
        from resolution
        where resolution.matter = petition.matter and resolution.decision_on is not null
        order by decision_on desc
        limit 1
    ) as outcome
from json_each(:ids) as given
cross join petition on petition.id = given.value
join reference on reference.slice = 'petition' and reference.record = petition.id
left join matter on matter.id = petition.matter

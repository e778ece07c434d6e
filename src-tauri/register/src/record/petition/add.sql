with given (
    id, year, no, number_written, received_on, written_on, source, incoming_no, incoming_on, incoming_from, via_visit,
    signer_count, anonymity, evidence, respondent, kind, field, level, matter, eligibility,
    ineligibility_reason, competence, disposition, processed_on, duplicate_of, summary, note, cancelled_on,
    cancelled_reason, settled_on, settled_doc_no, competent_class
) as (values {rows})
insert into petition (
    id, year, no, number_written, received_on, written_on, source, incoming_no, incoming_on, incoming_from, via_visit,
    signer_count, anonymity, evidence, respondent, kind, field, level, matter, eligibility,
    ineligibility_reason, competence, disposition, processed_on, duplicate_of, summary, note, cancelled_on,
    cancelled_reason, settled_on, settled_doc_no, competent_class
)
select
    given.id, given.year, given.no, given.number_written, given.received_on, given.written_on, given.source,
    given.incoming_no, given.incoming_on, given.incoming_from,
    (select record from reference where slice = 'visit' and ref = given.via_visit),
    given.signer_count, given.anonymity, given.evidence, given.respondent, given.kind, given.field,
    given.level,
    (select record from reference where slice = 'matter' and ref = given.matter),
    given.eligibility, given.ineligibility_reason, given.competence, given.disposition, given.processed_on,
    (select record from reference where slice = 'petition' and ref = given.duplicate_of),
    given.summary, given.note, given.cancelled_on, given.cancelled_reason,
    given.settled_on, given.settled_doc_no, given.competent_class
from given

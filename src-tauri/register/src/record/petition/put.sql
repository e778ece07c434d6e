insert into petition (
    id, year, no, number_written, received_on, written_on, source, incoming_no, incoming_on, incoming_from, via_visit,
    signer_count, anonymity, evidence, respondent, kind, field, level, matter, eligibility, ineligibility_reason,
    competence, disposition, processed_on, duplicate_of, summary, note, cancelled_on, cancelled_reason,
    settled_on, settled_doc_no, competent_class
)
values (
    :id, :year, :no, :number_written, :received_on, :written_on, :source, :incoming_no, :incoming_on, :incoming_from,
    (select record from reference where slice = 'visit' and ref = :via_visit),
    :signer_count, :anonymity, :evidence, :respondent, :kind, :field, :level,
    (select record from reference where slice = 'matter' and ref = :matter),
    :eligibility, :ineligibility_reason, :competence, :disposition, :processed_on,
    (select record from reference where slice = 'petition' and ref = :duplicate_of),
    :summary, :note, :cancelled_on, :cancelled_reason, :settled_on, :settled_doc_no, :competent_class
)
on conflict (id) do update set
    number_written = excluded.number_written, received_on = excluded.received_on,
    written_on = excluded.written_on, source = excluded.source,
    incoming_no = excluded.incoming_no, incoming_on = excluded.incoming_on, incoming_from = excluded.incoming_from,
    via_visit = excluded.via_visit, signer_count = excluded.signer_count, anonymity = excluded.anonymity,
    evidence = excluded.evidence, respondent = excluded.respondent, kind = excluded.kind, field = excluded.field,
    level = excluded.level, matter = excluded.matter, eligibility = excluded.eligibility,
    ineligibility_reason = excluded.ineligibility_reason, competence = excluded.competence,
    disposition = excluded.disposition, processed_on = excluded.processed_on, duplicate_of = excluded.duplicate_of,
    summary = excluded.summary, note = excluded.note, cancelled_on = excluded.cancelled_on,
    cancelled_reason = excluded.cancelled_reason,
    settled_on = excluded.settled_on, settled_doc_no = excluded.settled_doc_no,
    competent_class = excluded.competent_class

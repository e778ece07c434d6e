select
    matter.id,
    reference.ref,
    matter.title,
    matter.complex_doc_no,
    matter.complex_on,
    matter.kind,
    matter.field,
    matter.competence,
    matter.note,
    matter.cancelled_on,
    matter.cancelled_reason,
    (
        select count(*) from petition where petition.matter = matter.id and petition.cancelled_on is null
    ) as petitions,
    (
        select count(*)
        from visit_matter
        join visit on visit.id = visit_matter.visit
        where visit_matter.matter = matter.id and visit.cancelled_on is null
    ) as visits,
    (
        select min(day)
        from (
            select min(received_on) as day from petition where petition.matter = matter.id
            union all
            select min(visit.date) from visit_matter join visit on visit.id = visit_matter.visit
            where visit_matter.matter = matter.id
        )
    ) as first_on,
    (select max(received_on) from petition where petition.matter = matter.id) as last_petition,
    (
        select max(visit.date) from visit_matter join visit on visit.id = visit_matter.visit
        where visit_matter.matter = matter.id
    ) as last_visit,
    (
        select group_concat(distinct kind) from petition where petition.matter = matter.id and petition.kind is not null
    ) as kinds,
    exists (select 1 from secret_petition where secret_petition.matter = matter.id) as secret
from matter
join reference on reference.slice = 'matter' and reference.record = matter.id
where matter.id = :id
